namespace Escalade.Cli;

/// <summary>How the program was called, so that what it suggests can be pasted.</summary>
internal static class Invocation
{
    /// <summary>Such as <c>./escalade</c>: the script says.</summary>
    public static string Name { get; } =
        Quoted(Environment.GetEnvironmentVariable("ESCALADE_COMMAND") is { Length: > 0 } name ? name : "escalade");

    /// <summary>A command of this program as a shell takes it.</summary>
    public static string Command(params IEnumerable<string> words) => $"{Name} {string.Join(' ', words.Select(Quoted))}";

    /// <summary>A word as a shell takes it: in quotes if it has to be.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "_-./:@%+=,".Contains(letter))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
