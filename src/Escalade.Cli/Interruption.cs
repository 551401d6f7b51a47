using System.Runtime.InteropServices;

namespace Escalade.Cli;

/// <summary>
/// The first Ctrl-C or SIGTERM asks for an end after this generation, the second ends the process at once. Nothing is
/// lost either way: the journal has every generation that counts.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly Action<string> _say;
    private int _signals;

    /// <param name="say">Receives what the person at the keyboard should know.</param>
    public Interruption(Action<string> say)
    {
        _say = say;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Whether an end was asked for.</summary>
    public bool IsRequested => Volatile.Read(ref _signals) > 0;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
        {
            if (!Console.IsOutputRedirected)
            {
                // The live view hides the cursor.
                Console.Out.Write("\e[?25h");
            }
            Environment.Exit(ExitCodes.Killed);
        }
        _say("Ending after this generation, with a checkpoint. Once more ends at once.");
    }
}
