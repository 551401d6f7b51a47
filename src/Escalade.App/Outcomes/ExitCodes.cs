namespace Escalade.App.Outcomes;

/// <summary>What the process answers. Above 128 as a shell reports the signal that it stands for.</summary>
public static class ExitCodes
{
    /// <summary>What was asked for is done.</summary>
    public const int Done = 0;

    /// <summary>It could not be done.</summary>
    public const int Failed = 1;

    /// <summary>It cannot be asked for like this: an option, a recipe, a name.</summary>
    public const int Usage = 2;

    /// <summary>SIGINT, Ctrl-C, before the run was done: resume it to go on.</summary>
    public const int Interrupted = 128 + 2;

    /// <summary>The reader of the output went away, as SIGPIPE ends other programs.</summary>
    public const int OutputClosed = 128 + 13;

    /// <summary>SIGTERM before the run was done: resume it to go on. Kubernetes and systemd take it for unfinished.</summary>
    public const int Terminated = 128 + 15;
}
