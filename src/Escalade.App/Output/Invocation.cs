namespace Escalade.App.Output;

/// <summary>How the program is called, so that what it suggests can be pasted.</summary>
/// <param name="program">What starts it, such as <c>./escalade</c>, as a shell takes it.</param>
internal sealed class Invocation(string program)
{
    /// <summary>A command of this program as a shell takes it.</summary>
    public string Command(params IEnumerable<string> words) => $"{program} {string.Join(' ', words.Select(Quoted))}";

    /// <summary>A word as a shell takes it: in quotes if it has to be.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "_-./:@%+=,".Contains(letter))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
