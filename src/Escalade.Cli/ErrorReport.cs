using Escalade.Atari.Cartridges;
using Escalade.MuJoCo.Library;
using Escalade.Runs;
using Escalade.Training;
using Escalade.Settings;

namespace Escalade.Cli;

/// <summary>Turns an exception into a line for a person and an exit code.</summary>
internal static class ErrorReport
{
    /// <summary>Set to 1 to see the stack trace of a failure.</summary>
    private const string DebugVariable = "ESCALADE_DEBUG";

    public static int Write(Exception e)
    {
        var isKnown = e is UsageException or FailedException or RecipeException or RunFormatException or EvaluationException
            or MuJoCoNotFoundException or RomException or IOException or UnauthorizedAccessException;
        Console.Error.WriteLine(
            isKnown ? $"escalade: {e.Message}"
            : $"escalade: unexpected {e.GetType().Name}: {e.Message} ({DebugVariable}=1 shows where)");
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            Console.Error.WriteLine(e);
        }
        return e is UsageException or RecipeException ? ExitCodes.Usage : ExitCodes.Failed;
    }
}
