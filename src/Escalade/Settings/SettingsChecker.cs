using System.Runtime.CompilerServices;

namespace Escalade.Settings;

/// <summary>Checks settings that were made in code.</summary>
internal sealed class SettingsChecker : SettingsVisitor
{
    private readonly string _path;

    private SettingsChecker(string path) => _path = path;

    /// <summary>Checks every value and every rule.</summary>
    /// <param name="settings">What is checked.</param>
    /// <param name="path">Where they stand in a recipe, such as <c>strategy.</c>; empty for the recipe itself.</param>
    /// <exception cref="RecipeException">A value is out of range; names the key.</exception>
    public static void Check<T>(T settings, string path = "")
        where T : class, ISettings<T> =>
        settings.Visit(new SettingsChecker(path));

    /// <summary>What is said of a rule that does not hold.</summary>
    public static RecipeException BrokenRule(string path, string member, string otherwise) =>
        new($"'{(member.Length > 0 ? path + KeyOf(member) : path.TrimEnd('.'))}' {otherwise}.");

    public override T Value<T>(T value, SettingType<T> type, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        Require(value is not null || type.IsAllowed(value), member, $"must be {type.Expected}, not null");
        Require(type.IsAllowed(value), member, $"must be {type.Expected}, not {Written(value)}");
        return value;
    }

    public override T Nested<T>(T value, T? blank = null, string? example = null, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class
    {
        Require(value is not null, member, "is missing");
        Check(value!, Inner(member));
        return value!;
    }

    public override IReadOnlyList<T> NestedList<T>(
        IReadOnlyList<T> value, T example, int least, int greatest, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        Require(value is not null && value.Count >= least && value.Count <= greatest, member, $"must be a list of {least} to {greatest} objects");
        for (var i = 0; i < value!.Count; i++)
        {
            Check(value[i], $"{_path}{KeyOf(member)}[{i}].");
        }
        return value;
    }

    public override T Kind<T>(T value, string? usual = null, [CallerArgumentExpression(nameof(value))] string member = "") => Nested(value, null, null, member);

    public override void Require(bool holds, string member, string otherwise)
    {
        if (!holds)
        {
            throw BrokenRule(_path, member, otherwise);
        }
    }

    private string Inner(string member) => $"{_path}{KeyOf(member)}.";

    private static string Written<T>(T value) => value is System.Collections.IEnumerable and not string
        ? $"[{string.Join(", ", ((System.Collections.IEnumerable)value).Cast<object>())}]"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
}
