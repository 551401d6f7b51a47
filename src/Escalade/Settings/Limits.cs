using System.Globalization;

namespace Escalade.Settings;

/// <summary>The range of a number. Infinite numbers and NaN lie in none.</summary>
public readonly record struct Limits
{
    private Limits(double least, double greatest, bool isLeastExcluded, bool isGreatestExcluded) =>
        (Least, Greatest, IsLeastExcluded, IsGreatestExcluded) = (least, greatest, isLeastExcluded, isGreatestExcluded);

    /// <summary>The lower end; minus infinity for none.</summary>
    public double Least { get; }

    /// <summary>The upper end; infinity for none.</summary>
    public double Greatest { get; }

    /// <summary>Whether the lower end itself lies outside.</summary>
    public bool IsLeastExcluded { get; }

    /// <summary>Whether the upper end itself lies outside.</summary>
    public bool IsGreatestExcluded { get; }

    /// <summary>Any finite number.</summary>
    public static Limits None { get; } = new(double.NegativeInfinity, double.PositiveInfinity, false, false);

    /// <summary>From a number on, itself included.</summary>
    public static Limits From(double least) => new(least, double.PositiveInfinity, false, false);

    /// <summary>From a number on, itself excluded.</summary>
    public static Limits Above(double least) => new(least, double.PositiveInfinity, true, false);

    /// <summary>Up to a number, itself included.</summary>
    public Limits To(double greatest) => new(Least, greatest, IsLeastExcluded, false);

    /// <summary>Up to a number, itself excluded.</summary>
    public Limits Below(double greatest) => new(Least, greatest, IsLeastExcluded, true);

    /// <summary>Whether a number lies within.</summary>
    public bool Contains(double value) =>
        double.IsFinite(value)
        && (IsLeastExcluded ? value > Least : value >= Least) && (IsGreatestExcluded ? value < Greatest : value <= Greatest);

    /// <summary>The same, and no more than an int holds.</summary>
    internal Limits Within32Bits() => new(
        Math.Max(Least, int.MinValue), Math.Min(Greatest, int.MaxValue),
        IsLeastExcluded && Least >= int.MinValue, IsGreatestExcluded && Greatest <= int.MaxValue);

    /// <summary>Such as <c>from 0 to 1</c>, <c>above 0</c>, <c>at least 0 and below 1</c>.</summary>
    public override string ToString()
    {
        var (least, greatest) = (Text(Least), Text(Greatest));
        return this switch
        {
            { Least: double.NegativeInfinity, Greatest: double.PositiveInfinity } => "a finite number",
            { Greatest: double.PositiveInfinity } => IsLeastExcluded ? $"above {least}" : $"at least {least}",
            { Least: double.NegativeInfinity } => IsGreatestExcluded ? $"below {greatest}" : $"at most {greatest}",
            { IsLeastExcluded: false, IsGreatestExcluded: false } => $"from {least} to {greatest}",
            _ => $"{(IsLeastExcluded ? "above" : "at least")} {least} and {(IsGreatestExcluded ? "below" : "at most")} {greatest}",
        };
    }

    private static string Text(double value) =>
        Math.Abs(value) < 1e15 && value == Math.Floor(value)
            ? value.ToString("F0", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);
}
