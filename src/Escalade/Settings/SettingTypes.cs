using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>A number.</summary>
internal sealed class NumberType(Limits limits) : SettingType<double>
{
    public override string Expected => limits == Limits.None ? "a number" : $"a number {limits}";

    public override bool TryRead(JsonNode? node, out double value)
    {
        value = 0;
        return node is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number
            && double.TryParse(scalar.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    public override JsonNode Write(double value) => JsonValue.Create(value);

    public override bool IsAllowed(double value) => limits.Contains(value);

    public override JsonObject Schema() => SchemaOf("number", limits);

    public static JsonObject SchemaOf(string type, Limits limits)
    {
        var schema = new JsonObject { ["type"] = type };
        if (double.IsFinite(limits.Least))
        {
            schema[limits.IsLeastExcluded ? "exclusiveMinimum" : "minimum"] = limits.Least;
        }
        if (double.IsFinite(limits.Greatest))
        {
            schema[limits.IsGreatestExcluded ? "exclusiveMaximum" : "maximum"] = limits.Greatest;
        }
        return schema;
    }
}

/// <summary>A whole number of 64 bits; <c>1e6</c> is one too.</summary>
internal sealed class WholeType(Limits limits) : SettingType<long>
{
    private readonly NumberType _number = new(limits);

    public override string Expected => limits == Limits.None ? "a whole number" : $"a whole number {limits}";

    public override bool TryRead(JsonNode? node, out long value)
    {
        value = 0;
        if (!_number.TryRead(node, out var number))
        {
            return false;
        }
        if (long.TryParse(node!.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }
        // Beyond 2^53 not every whole number is a double: what was written could not be told from its neighbours.
        value = (long)number;
        return number == Math.Floor(number) && Math.Abs(number) <= 1L << 53;
    }

    public override JsonNode Write(long value) => JsonValue.Create(value);

    public override bool IsAllowed(long value) => limits.Contains(value);

    public override JsonObject Schema() => NumberType.SchemaOf("integer", limits);
}

/// <summary>True or false.</summary>
internal sealed class FlagType : SettingType<bool>
{
    public static FlagType Instance { get; } = new();

    public override string Expected => "true or false";

    public override bool TryRead(JsonNode? node, out bool value)
    {
        value = node is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.True;
        return value || (node is JsonValue other && other.GetValueKind() == JsonValueKind.False);
    }

    public override JsonNode Write(bool value) => JsonValue.Create(value);

    public override bool IsAllowed(bool value) => true;

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}

/// <summary>Text in quotes.</summary>
internal sealed class TextType : SettingType<string>
{
    public static TextType Instance { get; } = new();

    public override string Expected => "text in quotes";

    public override bool TryRead(JsonNode? node, out string value)
    {
        value = "";
        return node is JsonValue scalar && scalar.TryGetValue(out value!);
    }

    public override JsonNode Write(string value) => JsonValue.Create(value);

    public override bool IsAllowed(string value) => value is not null;

    public override JsonObject Schema() => new() { ["type"] = "string" };
}

/// <summary>Text in quotes, or nothing.</summary>
internal sealed class OptionalTextType : SettingType<string?>
{
    public static OptionalTextType Instance { get; } = new();

    public override string Expected => "text in quotes, or null";

    public override bool TryRead(JsonNode? node, out string? value)
    {
        var isRead = TextType.Instance.TryRead(node, out var text);
        value = isRead ? text : null;
        return isRead || node is null;
    }

    public override JsonNode? Write(string? value) => value is null ? null : JsonValue.Create(value);

    public override bool IsAllowed(string? value) => true;

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "null") };
}

/// <summary>A JSON object whose keys somebody else knows, or nothing.</summary>
internal sealed class FreeType : SettingType<JsonObject?>
{
    public static FreeType Instance { get; } = new();

    public override string Expected => "an object, or null";

    public override bool TryRead(JsonNode? node, out JsonObject? value)
    {
        value = (node as JsonObject)?.DeepClone().AsObject();
        return node is null or JsonObject;
    }

    public override JsonNode? Write(JsonObject? value) => value?.DeepClone();

    public override bool IsAllowed(JsonObject? value) => true;

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("object", "null") };
}

/// <summary>One of the names of an enumeration, in camelCase.</summary>
internal sealed class ChoiceType<T> : SettingType<T>
    where T : struct, Enum
{
    public static ChoiceType<T> Instance { get; } = new();

    private static readonly T[] s_values = Enum.GetValues<T>();

    public override string Expected => $"one of {string.Join(", ", s_values.Select(Name))}";

    public override bool TryRead(JsonNode? node, out T value)
    {
        value = default;
        if (!TextType.Instance.TryRead(node, out var name))
        {
            return false;
        }
        var index = Array.FindIndex(s_values, candidate => Name(candidate) == name);
        value = index < 0 ? default : s_values[index];
        return index >= 0;
    }

    public override JsonNode Write(T value) => JsonValue.Create(Name(value));

    public override bool IsAllowed(T value) => Enum.IsDefined(value);

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. s_values.Select(value => (JsonNode)Name(value))]) };

    private static string Name(T value) => SettingsVisitor.KeyOf(value.ToString());
}

/// <summary>A value or nothing.</summary>
internal sealed class OptionalType<T>(SettingType<T> type) : SettingType<T?>
    where T : struct
{
    public override string Expected => $"{type.Expected}, or null";

    public override bool TryRead(JsonNode? node, out T? value)
    {
        var isRead = type.TryRead(node, out var present);
        value = isRead ? present : null;
        return isRead || node is null;
    }

    public override JsonNode? Write(T? value) => value is { } present ? type.Write(present) : null;

    public override bool IsAllowed(T? value) => value is not { } present || type.IsAllowed(present);

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(type.Schema(), new JsonObject { ["type"] = "null" }) };
}

/// <summary>A list of values.</summary>
internal sealed class ListType<T>(SettingType<T> type, int least, int greatest) : SettingType<IReadOnlyList<T>>
{
    public override string Expected => $"a list of {least} to {greatest}, each {type.Expected}";

    public override bool TryRead(JsonNode? node, out IReadOnlyList<T> value)
    {
        value = [];
        if (node is not JsonArray array)
        {
            return false;
        }
        var values = new T[array.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!type.TryRead(array[i], out values[i]))
            {
                return false;
            }
        }
        value = values;
        return true;
    }

    public override JsonNode Write(IReadOnlyList<T> value) => new JsonArray([.. value.Select(type.Write)]);

    public override bool IsAllowed(IReadOnlyList<T> value) => value.Count >= least && value.Count <= greatest && value.All(type.IsAllowed);

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = type.Schema(),
        ["minItems"] = least,
        ["maxItems"] = greatest,
    };
}
