namespace Escalade.Settings;

/// <summary>Says which name was probably meant: what an unknown task, key or parameter deserves.</summary>
public static class NearestName
{
    /// <summary>"unknown task 'swimer'. Did you mean 'swimmer'?", or the list of known names when none is near.</summary>
    /// <param name="what">What kind of thing was named, such as "task".</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The names there are.</param>
    public static string Unknown(string what, string name, IEnumerable<string> known)
    {
        var names = known.ToArray();
        var nearest = names.MinBy(candidate => Distance(name, candidate));
        var hint = nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 3)
            ? $"Did you mean '{nearest}'?"
            : $"Known: {string.Join(", ", names)}.";
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
