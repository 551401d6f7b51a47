namespace Escalade.Cluster.Wire;

/// <summary>What a worker says of itself, made fit for a log: one short line.</summary>
internal static class Printable
{
    private const int LongestText = 200;

    public static string Of(string? text)
    {
        text ??= "";
        text = text.Length > LongestText ? text[..LongestText] + "..." : text;
        return string.Create(text.Length, text, static (characters, source) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }
}
