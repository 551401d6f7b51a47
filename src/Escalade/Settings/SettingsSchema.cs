using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>Describes settings as a JSON schema: types, ranges, defaults, kinds.</summary>
internal sealed class SettingsSchema : SettingsVisitor
{
    private readonly JsonObject _properties = [];
    private readonly SettingKinds _kinds;
    private readonly Func<Type, string, string?> _describe;
    private readonly Type _type;

    private SettingsSchema(Type type, SettingKinds kinds, Func<Type, string, string?> describe) =>
        (_type, _kinds, _describe) = (type, kinds, describe);

    /// <summary>A schema of an object.</summary>
    /// <param name="settings">Their values are the defaults.</param>
    /// <param name="kinds">The kinds there are.</param>
    /// <param name="describe">What a property of a type is for; null where nobody says.</param>
    public static JsonObject Of<T>(T settings, SettingKinds kinds, Func<Type, string, string?>? describe = null)
        where T : class, ISettings<T>
    {
        var schema = new SettingsSchema(settings.GetType(), kinds, describe ?? (static (_, _) => null));
        settings.Visit(schema);
        return new JsonObject { ["type"] = "object", ["properties"] = schema._properties, ["additionalProperties"] = false };
    }

    public override T Value<T>(T value, SettingType<T> type, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        var schema = type.Schema();
        schema["default"] = type.Write(value);
        Add(member, schema);
        return value;
    }

    public override T Nested<T>(T value, T? blank = null, string? example = null, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class
    {
        Add(member, Of(value, _kinds, _describe));
        return value;
    }

    public override IReadOnlyList<T> NestedList<T>(
        IReadOnlyList<T> value, T example, int least, int greatest, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        Add(member, new JsonObject
        {
            ["type"] = "array",
            ["items"] = Of(example, _kinds, _describe),
            ["minItems"] = least,
            ["maxItems"] = greatest,
            ["default"] = new JsonArray([.. value.Select(one => SettingsWriter.Write(one, _kinds))]),
        });
        return value;
    }

    public override T Kind<T>(T value, string? usual = null, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        var kinds = new JsonArray();
        foreach (var (name, defaults) in _kinds.Of<T>())
        {
            var schema = Of(defaults, _kinds, _describe);
            schema["properties"]!.AsObject().Insert(0, "kind", new JsonObject { ["const"] = name });
            if (name != usual)
            {
                schema["required"] = new JsonArray("kind");
            }
            if (_describe(defaults.GetType(), "") is { } description)
            {
                schema.Insert(0, "description", description);
            }
            kinds.Add((JsonNode)schema);
        }
        Add(member, new JsonObject { ["oneOf"] = kinds, ["default"] = SettingsWriter.WriteKind(value, _kinds) });
        return value;
    }

    private void Add(string member, JsonObject schema)
    {
        if (_describe(_type, member) is { } description)
        {
            schema.Insert(0, "description", description);
        }
        _properties[KeyOf(member)] = schema;
    }
}
