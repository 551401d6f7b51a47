namespace Escalade.App.Outcomes;

/// <summary>The process's exit codes. Those above 128 are 128 plus the number of a signal, as shells report it.</summary>
public static class ExitCodes
{
    /// <summary>What was asked for is done.</summary>
    public const int Done = 0;

    /// <summary>It could not be done.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the recipe is wrong: an option, a key, a name.</summary>
    public const int Usage = 2;

    /// <summary>SIGINT, Ctrl-C, before the run was done: resume it to go on.</summary>
    public const int Interrupted = 128 + 2;

    /// <summary>The reader of the output went away, as SIGPIPE ends other programs.</summary>
    public const int OutputClosed = 128 + 13;

    /// <summary>SIGTERM before the run was done: resume it to go on. Kubernetes and systemd take it for unfinished.</summary>
    public const int Terminated = 128 + 15;
}
