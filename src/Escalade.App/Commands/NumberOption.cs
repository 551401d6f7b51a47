using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Escalade.App.Commands;

/// <summary>Options that are numbers of a range. What lies beyond it, or is no number, is refused in words.</summary>
internal static class NumberOption
{
    /// <summary>An option with a default.</summary>
    /// <param name="name">Such as <c>--threads</c>.</param>
    /// <param name="least">The least number that it takes.</param>
    /// <param name="greatest">The greatest number that it takes; <c>T.MaxValue</c> for no limit.</param>
    /// <param name="defaultValue">Its value when it is not given.</param>
    public static Option<T> Create<T>(string name, T least, T greatest, Func<T> defaultValue) where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name)
        {
            CustomParser = result => Parse(result, name, least, greatest).GetValueOrDefault(),
            DefaultValueFactory = _ => defaultValue(),
        };

    /// <summary>An option that may be left out.</summary>
    /// <param name="name">Such as <c>--target</c>.</param>
    /// <param name="least">The least number that it takes.</param>
    /// <param name="greatest">The greatest number that it takes; <c>T.MaxValue</c> for no limit.</param>
    public static Option<T?> Optional<T>(string name, T least, T greatest) where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name) { CustomParser = result => Parse(result, name, least, greatest) };

    private static T? Parse<T>(ArgumentResult result, string name, T least, T greatest) where T : struct, INumber<T>, IMinMaxValue<T>
    {
        var text = result.Tokens[^1].Value;
        if (T.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
            && T.IsFinite(value) && value >= least && value <= greatest)
        {
            return value;
        }
        result.AddError($"{name} must be {Range(least, greatest)}, not '{text}'.");
        return null;
    }

    private static string Range<T>(T least, T greatest) where T : struct, INumber<T>, IMinMaxValue<T>
    {
        var kind = T.IsInteger(T.One / (T.One + T.One)) ? "a whole number" : "a number";
        return (least == T.MinValue, greatest == T.MaxValue) switch
        {
            (true, true) when T.IsNegative(least) => kind,
            (false, true) when !T.IsInteger(least) => $"{kind} above 0",
            (false, true) => string.Create(CultureInfo.InvariantCulture, $"{kind}, at least {least}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{kind} from {least} to {greatest}"),
        };
    }
}
