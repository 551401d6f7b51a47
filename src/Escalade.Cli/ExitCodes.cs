namespace Escalade.Cli;

/// <summary>What the process answers.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    /// <summary>The second Ctrl-C: ended at once, as a shell reports it (128 + SIGINT).</summary>
    public const int Killed = 130;
}
