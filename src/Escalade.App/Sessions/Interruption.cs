using System.Runtime.InteropServices;
using Escalade.App.Outcomes;

namespace Escalade.App.Sessions;

/// <summary>
/// The first Ctrl-C or SIGTERM asks for an end after this generation, the second ends the process at once. Nothing is
/// lost either way: the journal has every generation that counts.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly string _words;
    private readonly Action<string> _say;
    private readonly Action? _onFirst;
    private readonly CancellationTokenSource _requested = new();
    private int _exitCode;

    /// <param name="words">What the person at the keyboard should know at the first signal.</param>
    /// <param name="say">Receives it.</param>
    /// <param name="onFirst">Called at the first signal.</param>
    public Interruption(string words, Action<string> say, Action? onFirst = null)
    {
        (_words, _say, _onFirst) = (words, say, onFirst);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Cancelled when an end is asked for. Its source is not disposed: a signal may still come while the program ends.</summary>
    public CancellationToken Token => _requested.Token;

    /// <summary>Whether an end was asked for.</summary>
    public bool IsRequested => Volatile.Read(ref _exitCode) != 0;

    /// <summary>The exit code if the process ends because of the signal; it names the signal.</summary>
    public int ExitCode => IsRequested ? Volatile.Read(ref _exitCode) : ExitCodes.Interrupted;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        var exitCode = context.Signal == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
        {
            if (!Console.IsOutputRedirected)
            {
                // The live view hides the cursor.
                Console.Out.Write("\e[?25h");
            }
            Environment.Exit(exitCode);
        }
        _say(_words);
        _requested.Cancel();
        _onFirst?.Invoke();
    }
}
