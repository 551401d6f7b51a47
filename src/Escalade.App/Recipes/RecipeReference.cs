using System.Text;
using System.Text.Json.Nodes;
using Escalade.App.Output;
using Escalade.Optimizers;

namespace Escalade.App.Recipes;

/// <summary>A page of every key of a recipe, made of the same definitions that recipes are read by.</summary>
/// <param name="schema">The JSON schema of recipes, with descriptions.</param>
/// <param name="describe">What a type is; of an empty name.</param>
/// <param name="command">The command that prints the page.</param>
internal sealed class RecipeReference(JsonObject schema, Func<Type, string, string?> describe, string command)
{
    private readonly StringBuilder _page = new();
    private readonly Queue<Section> _open = new();

    // The place of each section by what it says: keys that mean the same share one.
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    public static bool IsSchedule(JsonObject schema) => schema["properties"] is JsonObject keys && keys.ContainsKey("from") && keys.ContainsKey("decay");

    /// <summary>Writes the page.</summary>
    public string Write()
    {
        _page.Append($$$"""
            # Recipes

            A recipe is a JSON file that says what a run is, but for its seed. Comments and trailing commas are allowed; a key that is unknown
            or out of range is refused by name. What is left out has its default; only `task` must be said.

                {"task": {"id": "Swimmer-v5"}, "strategy": {"sigma": 0.05}}

            `--set` changes a key by its path: `--set strategy.sigma=0.05`, `--set 'policy={"kind": "mlp", "hidden": [32]}'`. Some objects are of
            a *kind*, which their key `kind` names; it decides what the other keys are.

            This page is the output of `{{{command}}}`.


            """);
        WriteTable(schema, "");
        while (_open.TryDequeue(out var section))
        {
            Write(section);
        }
        _page.Append("## Schedules\n\n").Append(describe(typeof(Schedule), "")).Append('\n');
        return _page.ToString();
    }

    private void Write(Section section)
    {
        _page.Append($"## `{section.Path}`\n\n");
        if ((string?)section.Schema["description"] is { } description)
        {
            _page.Append(description).Append("\n\n");
        }
        if (section.Schema["oneOf"] is not JsonArray kinds)
        {
            WriteTable(section.Schema, section.Path + ".");
            return;
        }
        foreach (var kind in kinds.Select(kind => kind!.AsObject()))
        {
            var isUsual = !kind.ContainsKey("required");
            _page.Append($"### `{section.Path}`: `{NameOf(kind)}`\n\n");
            if ((string?)kind["description"] is { } words)
            {
                _page.Append(words).Append(isUsual ? " " : "\n\n");
            }
            if (isUsual)
            {
                _page.Append("Meant where no kind is said.\n\n");
            }
            WriteTable(kind, section.Path + ".");
        }
    }

    private void WriteTable(JsonObject settings, string prefix)
    {
        var keys = settings["properties"]!.AsObject().Where(key => key.Key != "kind" || key.Value!["const"] is null).ToList();
        if (keys.Count == 0)
        {
            _page.Append("It has no other keys.\n\n");
            return;
        }
        _page.Append("| Key | What it may be | Default | What it is for |\n|---|---|---|---|\n");
        foreach (var (key, node) in keys)
        {
            var value = node!.AsObject();
            var (type, usual) = Describe(value, prefix + key);
            _page.Append($"| `{key}` | {Cell(type)} | {Cell(usual)} | {Cell((string?)value["description"] ?? "")} |\n");
        }
        _page.Append('\n');
    }

    private (string Type, string Default) Describe(JsonObject value, string path)
    {
        if (value["oneOf"] is JsonArray kinds)
        {
            var names = string.Join(", ", kinds.Select(kind => $"`{NameOf(kind!.AsObject())}`"));
            return ($"[a kind]({Place(value, path, Text(kinds))}): {names}", $"`{value["default"]?["kind"]}`");
        }
        if (value["properties"] is JsonObject keys && !IsSchedule(value))
        {
            return ($"[an object]({Place(value, path, Text(keys))})", "");
        }
        if (value["items"] is JsonObject { } items && items["properties"] is JsonObject each)
        {
            var place = Place(items, path, Text(each));
            return ($"a list of {value["minItems"]} to {value["maxItems"]} [objects]({place})", $"`{Text(value["default"])}`");
        }
        return (SchemaWords.TypeOf(value), value["default"] is JsonValue { } text && text.TryGetValue(out string? name) && name.Length == 0 ? "" : $"`{Text(value["default"])}`");
    }

    /// <summary>Where a section about settings is; one is begun if there is none.</summary>
    private string Place(JsonObject settings, string path, string content)
    {
        if (!_places.TryGetValue(content, out var place))
        {
            _places.Add(content, place = "#" + path.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant());
            _open.Enqueue(new Section(path, settings));
        }
        return place;
    }

    private static string NameOf(JsonObject kind) => (string)kind["properties"]!["kind"]!["const"]!;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Text(JsonNode? node) => node is null ? "null" : JsonLines.Text(node, indented: false);

    private sealed record Section(string Path, JsonObject Schema);
}
