namespace Escalade.Cli;

/// <summary>Says which name was probably meant.</summary>
internal static class NearestName
{
    /// <summary>"unknown task 'swimer'. Did you mean 'swimmer'?", or the list of known names when none is near.</summary>
    public static string Unknown(string what, string name, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(name, candidate));
        var hint = nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 3)
            ? $"Did you mean '{nearest}'?"
            : $"Known: {string.Join(", ", known)}.";
        return $"unknown {what} '{name}'. {hint}";
    }

    /// <summary>Levenshtein 1966, whatever the case: the fewest insertions, deletions and substitutions.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
