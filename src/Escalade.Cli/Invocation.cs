namespace Escalade.Cli;

/// <summary>How the program was called, so that what it suggests can be pasted.</summary>
internal static class Invocation
{
    /// <summary>Such as <c>./escalade</c>: the script says.</summary>
    public static string Name { get; } = Environment.GetEnvironmentVariable("ESCALADE_COMMAND") is { Length: > 0 } name ? name : "escalade";
}
