using Escalade.App.Progress;

namespace Escalade.App.Sessions;

/// <summary>
/// Lines that come out of turn, from any thread. They go to standard error, and once a session shows its progress,
/// through that, which knows what is on the screen.
/// </summary>
internal sealed class SessionLog
{
    private volatile ITrainingProgress? _progress;

    /// <summary>From now on lines go through a session's progress.</summary>
    public void Attach(ITrainingProgress progress) => _progress = progress;

    /// <summary>Says what is good to know.</summary>
    public void Inform(string message)
    {
        if (_progress is { } progress)
        {
            progress.Inform(message);
        }
        else
        {
            Console.Error.WriteLine(message);
        }
    }
}
