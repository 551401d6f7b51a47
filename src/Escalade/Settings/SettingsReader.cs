using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>Reads settings from JSON: nothing unknown is accepted, and what is not said keeps its value.</summary>
internal sealed class SettingsReader : SettingsVisitor
{
    private readonly JsonObject _node;
    private readonly string _path;
    private readonly SettingKinds _kinds;
    private readonly List<string> _keys = [];
    private RecipeException? _brokenRule;

    private SettingsReader(JsonObject node, string path, SettingKinds kinds) => (_node, _path, _kinds) = (node, path, kinds);

    /// <summary>Reads settings.</summary>
    /// <param name="defaults">Values of the keys that are left out.</param>
    /// <param name="node">The JSON object; not changed.</param>
    /// <param name="kinds">The kinds there are.</param>
    /// <exception cref="RecipeException">An unknown key, a wrong type or a value out of range; names the key.</exception>
    public static T Read<T>(T defaults, JsonObject node, SettingKinds kinds)
        where T : class, ISettings<T> =>
        Read(defaults, node.DeepClone().AsObject(), "", kinds, []);

    public override T Value<T>(T value, SettingType<T> type, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (!TryTake(member, out var node))
        {
            return value;
        }
        var (path, said) = (_path + KeyOf(member), node?.ToJsonString() ?? "null");
        try
        {
            return type.TryRead(node, out var read) && type.IsAllowed(read)
                ? read
                : throw new RecipeException($"'{path}' must be {type.Expected}, not {Shortened(said)}.");
        }
        catch (RecipeException e) when (!e.Message.StartsWith($"'{path}'", StringComparison.Ordinal))
        {
            // The value has keys of its own, and the message names one of them: say where the value stands.
            throw new RecipeException($"'{path}': {e.Message}", e);
        }
    }

    public override T Nested<T>(T value, T? blank = null, string? example = null, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class =>
        TryTake(member, out var node) ? Read(blank ?? value, RequireObject(node, member, example ?? Text(value)), Inner(member), _kinds, []) : value;

    public override IReadOnlyList<T> NestedList<T>(
        IReadOnlyList<T> value, T example, int least, int greatest, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (!TryTake(member, out var node))
        {
            return value;
        }
        if (node is not JsonArray array || array.Count < least || array.Count > greatest)
        {
            throw new RecipeException($"'{_path}{KeyOf(member)}' must be a list of {least} to {greatest} objects.");
        }
        return [.. array.Select((one, i) => Read(example, RequireObject(one, member, Text(example)), $"{_path}{KeyOf(member)}[{i}].", _kinds, []))];
    }

    public override T Kind<T>(T value, string? usual = null, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (!TryTake(member, out var node))
        {
            return value;
        }
        var (kinds, path) = (_kinds.Of<T>(), _path + KeyOf(member));
        var usualName = TextType.Instance.TryRead(node, out var meant) && kinds.ContainsKey(meant) ? meant : kinds.Keys.FirstOrDefault();
        var said = RequireObject(node, member, $$"""{"kind": "{{usualName}}"}""");
        var kind = usual;
        if ((said.TryGetPropertyValue("kind", out var name) && !TextType.Instance.TryRead(name, out kind)) || kind is null)
        {
            throw new RecipeException($"'{path}' needs a \"kind\": one of {string.Join(", ", kinds.Keys)}.");
        }
        if (!kinds.TryGetValue(kind, out var defaults))
        {
            throw new RecipeException(NearestName.Unknown($"kind of {path}", kind, kinds.Keys));
        }
        // What was there before only counts if it is of the same kind.
        return Read(value.GetType() == defaults.GetType() ? value : defaults, said, Inner(member), _kinds, ["kind"]);
    }

    public override void Require(bool holds, string member, string otherwise)
    {
        if (!holds)
        {
            // A misspelt key is the likelier cause, and is looked for first.
            _brokenRule ??= SettingsChecker.BrokenRule(_path, member, otherwise);
        }
    }

    public override void Formerly(string old, string member, Func<JsonNode?, JsonNode?> convert)
    {
        if (_node.TryGetPropertyValue(old, out var value))
        {
            if (_node.ContainsKey(KeyOf(member)))
            {
                throw SettingsChecker.BrokenRule(_path, old, $"is what '{_path}{KeyOf(member)}' was called before: say one of them");
            }
            _node.Remove(old);
            _node[KeyOf(member)] = convert(value);
        }
    }

    private static T Read<T>(T defaults, JsonObject node, string path, SettingKinds kinds, ReadOnlySpan<string> known)
        where T : class, ISettings<T>
    {
        var reader = new SettingsReader(node, path, kinds);
        reader._keys.AddRange(known);
        var read = defaults.Visit(reader);
        foreach (var (key, _) in node)
        {
            if (!reader._keys.Contains(key))
            {
                throw new RecipeException(NearestName.Unknown("key", path + key, reader._keys.Select(k => path + k)));
            }
        }
        return reader._brokenRule is null ? read : throw reader._brokenRule;
    }

    private bool TryTake(string member, out JsonNode? node)
    {
        _keys.Add(KeyOf(member));
        return _node.TryGetPropertyValue(KeyOf(member), out node);
    }

    private string Inner(string member) => $"{_path}{KeyOf(member)}.";

    private JsonObject RequireObject(JsonNode? node, string member, string example) =>
        node as JsonObject ?? throw new RecipeException(
            $"'{_path}{KeyOf(member)}' must be an object, such as {Shortened(example)}, not {Shortened(node?.ToJsonString() ?? "null")}.");

    private string Text<T>(T settings)
        where T : class, ISettings<T> =>
        SettingsWriter.Write(settings, _kinds).ToJsonString();

    private static string Shortened(string json) => json.Length > 100 ? json[..97] + "..." : json;
}
