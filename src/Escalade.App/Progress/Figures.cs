namespace Escalade.App.Progress;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    public static string Return(double? value) =>
        value is not { } number || !double.IsFinite(number) ? "-"
        // Hundreds of digits are no figure.
        : Math.Abs(number) < 1e15 ? number.ToString("F1") : number.ToString("0.0##e+0");

    /// <summary>So many of something whose plural ends in s.</summary>
    public static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    public static string Count(double value) => double.IsFinite(value) ? value.ToString("N0") : "-";

    public static string Percent(double share) => double.IsFinite(share) ? $"{100 * share:F0} %" : "-";

    public static string Duration(double? seconds)
    {
        if (seconds is not { } s || !double.IsFinite(s))
        {
            return "-";
        }
        var whole = (long)Math.Round(s);
        return whole >= 3600
            ? $"{whole / 3600}:{whole / 60 % 60:D2}:{whole % 60:D2}"
            : $"{whole / 60}:{whole % 60:D2}";
    }
}
