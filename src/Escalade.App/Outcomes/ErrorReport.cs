using Escalade.Environments;
using Escalade.Runs;
using Escalade.Settings;
using Escalade.Training;

namespace Escalade.App.Outcomes;

/// <summary>Turns an exception into a line for a person and an exit code.</summary>
internal static class ErrorReport
{
    /// <summary>Set to 1 to see the stack trace of a failure.</summary>
    private const string DebugVariable = "ESCALADE_DEBUG";

    /// <param name="program">What the program is called.</param>
    /// <param name="e">What went wrong.</param>
    public static int Write(string program, Exception e)
    {
        var isKnown = e is UsageException or FailedException or RecipeException or RunFormatException or EvaluationException
            or SimulatorException or IOException or UnauthorizedAccessException;
        Console.Error.WriteLine(
            isKnown ? $"{program}: {e.Message}"
            : $"{program}: unexpected {e.GetType().Name}: {e.Message} ({DebugVariable}=1 shows where)");
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            Console.Error.WriteLine(e);
        }
        return e is UsageException or RecipeException ? ExitCodes.Usage : ExitCodes.Failed;
    }
}
