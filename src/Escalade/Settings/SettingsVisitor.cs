using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>
/// Is shown the keys of settings one by one. A key is named after the property that holds its value: <c>StepSize</c> is <c>stepSize</c>.
/// The compiler fills in <c>member</c>.
/// </summary>
public abstract class SettingsVisitor
{
    private protected SettingsVisitor() { }

    /// <summary>A number.</summary>
    public double Number(double value, Limits limits, [CallerArgumentExpression(nameof(value))] string member = "") =>
        Value(value, new NumberType(limits), member);

    /// <summary>A number or null.</summary>
    public double? Number(double? value, Limits limits, [CallerArgumentExpression(nameof(value))] string member = "") =>
        Value(value, new OptionalType<double>(new NumberType(limits)), member);

    /// <summary>A whole number of 32 bits.</summary>
    public int Whole(int value, Limits limits, [CallerArgumentExpression(nameof(value))] string member = "") =>
        (int)Value(value, new WholeType(limits.Within32Bits()), member);

    /// <summary>A whole number of 32 bits or null.</summary>
    public int? Whole(int? value, Limits limits, [CallerArgumentExpression(nameof(value))] string member = "") =>
        (int?)Value(value, new OptionalType<long>(new WholeType(limits.Within32Bits())), member);

    /// <summary>A whole number of 64 bits or null.</summary>
    public long? Whole(long? value, Limits limits, [CallerArgumentExpression(nameof(value))] string member = "") =>
        Value(value, new OptionalType<long>(new WholeType(limits)), member);

    /// <summary>Whole numbers of 32 bits, from <paramref name="least"/> to <paramref name="greatest"/> of them.</summary>
    public IReadOnlyList<int> Wholes(
        IReadOnlyList<int> value, Limits limits, int least, int greatest, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        var type = new ListType<long>(new WholeType(limits.Within32Bits()), least, greatest);
        return [.. Value([.. value.Select(one => (long)one)], type, member).Select(one => (int)one)];
    }

    /// <summary>True or false.</summary>
    public bool Flag(bool value, [CallerArgumentExpression(nameof(value))] string member = "") => Value(value, FlagType.Instance, member);

    /// <summary>Text that is not null.</summary>
    public string Text(string value, [CallerArgumentExpression(nameof(value))] string member = "") => Value(value, TextType.Instance, member);

    /// <summary>Text or null.</summary>
    public string? TextOrNull(string? value, [CallerArgumentExpression(nameof(value))] string member = "") =>
        Value(value, OptionalTextType.Instance, member);

    /// <summary>One of an enumeration's names, in camelCase.</summary>
    public T Choice<T>(T value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : struct, Enum =>
        Value(value, ChoiceType<T>.Instance, member);

    /// <summary>A JSON object whose keys somebody else knows, or null.</summary>
    public JsonObject? Free(JsonObject? value, [CallerArgumentExpression(nameof(value))] string member = "") =>
        Value(value, FreeType.Instance, member);

    /// <summary>A value of any type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">How it lies in JSON and what is allowed.</param>
    /// <param name="member">The property that holds it.</param>
    public abstract T Value<T>(T value, SettingType<T> type, [CallerArgumentExpression(nameof(value))] string member = "");

    /// <summary>Settings within settings.</summary>
    /// <param name="value">The settings.</param>
    /// <param name="blank">Values for keys that the object leaves out; null to keep their present values.</param>
    /// <param name="example">An example of the object for error messages, as JSON; null to show the settings with all their values.</param>
    /// <param name="member">The property that holds them.</param>
    public abstract T Nested<T>(T value, T? blank = null, string? example = null, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class, ISettings<T>;

    /// <summary>A list of settings, from <paramref name="least"/> to <paramref name="greatest"/> of them.</summary>
    public abstract IReadOnlyList<T> NestedList<T>(
        IReadOnlyList<T> value, T example, int least, int greatest, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class, ISettings<T>;

    /// <summary>Settings of one of the kinds that <see cref="SettingKinds"/> has under <typeparamref name="T"/>; the key <c>kind</c> says which.</summary>
    /// <param name="value">The settings.</param>
    /// <param name="usual">The kind to take if the object has no key <c>kind</c>; null if it must have one.</param>
    /// <param name="member">The property that holds them.</param>
    public abstract T Kind<T>(T value, string? usual = null, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class, ISettings<T>;

    /// <summary>A rule across keys.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="member">The property that breaks it; empty for the settings as a whole.</param>
    /// <param name="otherwise">What is wrong then, after the key: such as <c>needs 'to' as well</c>.</param>
    /// <exception cref="RecipeException">It does not hold.</exception>
    public virtual void Require(bool holds, string member, string otherwise) { }

    /// <summary>Accepts a key's name in an earlier version. Call it before the keys are shown.</summary>
    /// <param name="old">The old key.</param>
    /// <param name="member">The property whose key it is now.</param>
    /// <param name="convert">Turns what stood there into what stands there now.</param>
    public virtual void Formerly(string old, string member, Func<JsonNode?, JsonNode?> convert) { }

    /// <summary>A property's key: its name in camelCase.</summary>
    internal static string KeyOf(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
