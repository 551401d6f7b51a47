namespace Escalade.App.Progress;

/// <summary>A curve in one line of text.</summary>
internal static class Sparkline
{
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>Draws values from the least to the greatest.</summary>
    /// <param name="values">Oldest first.</param>
    /// <param name="width">Characters at most, at least 1; neighbouring values share one when there are more.</param>
    public static string Draw(IReadOnlyList<double> values, int width)
    {
        if (values.Count == 0)
        {
            return "";
        }
        var points = Math.Min(values.Count, width);
        var means = new double[points];
        for (var i = 0; i < points; i++)
        {
            var from = (int)((long)i * values.Count / points);
            var to = (int)((long)(i + 1) * values.Count / points);
            means[i] = values.Skip(from).Take(to - from).Average();
        }
        var (low, high) = (means.Min(), means.Max());
        return string.Concat(means.Select(mean =>
            high > low ? Levels[(int)Math.Min(Levels.Length - 1, (mean - low) / (high - low) * Levels.Length)] : Levels[0]));
    }
}
