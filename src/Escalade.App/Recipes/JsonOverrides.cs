using System.Text.Json;
using System.Text.Json.Nodes;
using Escalade.App.Outcomes;

namespace Escalade.App.Recipes;

/// <summary>What --set does: puts values into a JSON object by dotted path.</summary>
internal static class JsonOverrides
{
    /// <summary>Applies one <c>key=value</c>, such as <c>strategy.sigma=0.05</c>.</summary>
    /// <exception cref="UsageException">Not of that form, or the path leads through something that has no members.</exception>
    public static void Apply(JsonObject node, string assignment)
    {
        var (key, value) = Split(assignment);
        var names = key.Split('.');
        for (var i = 0; i < names.Length - 1; i++)
        {
            var child = node[names[i]];
            if (child is not (null or JsonObject))
            {
                var where = string.Join('.', names[..(i + 1)]);
                throw new UsageException($"--set {assignment}: '{where}' is {child.ToJsonString()}, which has no members; set it whole.");
            }
            node[names[i]] = child ??= new JsonObject();
            node = (JsonObject)child;
        }
        node[names[^1]] = value;
    }

    /// <summary>Reads <c>key=value</c>: the value as JSON, else as a string.</summary>
    public static (string Key, JsonNode? Value) Split(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || assignment[..equals].Split('.').Any(string.IsNullOrWhiteSpace))
        {
            throw new UsageException($"--set {assignment}: write key=value, such as strategy.sigma=0.05.");
        }
        var text = assignment[(equals + 1)..];
        try
        {
            return (assignment[..equals], JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            return (assignment[..equals], JsonValue.Create(text));
        }
    }
}
