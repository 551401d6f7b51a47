using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Escalade.Settings;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Turns the JSON of a recipe into a task's options, strictly.</summary>
internal static class TaskParameters
{
    /// <summary>The options with their default values, by camelCase name.</summary>
    public static JsonObject Defaults<T>(JsonTypeInfo<T> type) where T : TaskOptions, new() =>
        JsonSerializer.SerializeToNode(new T(), type)!.AsObject();

    /// <summary>Reads options; what is not given keeps its default.</summary>
    /// <param name="id">The task's id, for messages.</param>
    /// <param name="given">Some or all parameters, or null for none.</param>
    /// <param name="type">How the options are read.</param>
    /// <exception cref="ArgumentException">A parameter is unknown, of the wrong kind or out of range; its name is the exception's.</exception>
    public static T Parse<T>(string id, JsonObject? given, JsonTypeInfo<T> type) where T : TaskOptions, new()
    {
        var merged = Defaults(type);
        foreach (var (name, value) in given ?? [])
        {
            if (!merged.ContainsKey(name))
            {
                throw new ArgumentException(
                    NearestName.Unknown($"parameter of {id}", name, merged.Select(member => member.Key)), name);
            }
            Check(id, name, value);
            merged[name] = WithNamedInfinities(value!);
        }
        try
        {
            return merged.Deserialize(type)!;
        }
        catch (JsonException exception)
        {
            var name = exception.Path?.TrimStart('$', '.').Split('[')[0];
            throw new ArgumentException(
                $"{id}: '{name}' cannot be {merged[name ?? ""]?.ToJsonString()}; its default is {Defaults(type)[name ?? ""]?.ToJsonString()}.",
                name, exception);
        }
    }

    private static void Check(string id, string name, JsonNode? value)
    {
        var problem = value switch
        {
            null => "cannot be null",
            JsonArray range when range.Count == 2 && End(range[0]) is var low && End(range[1]) is var high && !(low <= high)
                => "needs its low end first, and numbers",
            JsonValue when name == "frameSkip" && Number(value) < 1 => "must be at least 1",
            JsonValue when name == "resetNoiseScale" && Number(value) < 0 => "cannot be negative",
            // libmujoco takes a state beyond that for one that has blown up.
            JsonValue when name == "resetNoiseScale" && Number(value) >= 1e10 => "must be below 1e10",
            JsonValue when Number(value) is double number && !double.IsFinite(number) => "must be a finite number",
            _ => null,
        };
        if (problem is not null)
        {
            throw new ArgumentException($"{id}: '{name}' {problem}.", name);
        }
    }

    /// <summary>A copy in which infinite ends are text: JSON made in code may hold infinite numbers, but cannot be read back.</summary>
    private static JsonNode WithNamedInfinities(JsonNode value) =>
        value is JsonArray range
            ? new JsonArray([.. range.Select(end =>
                Number(end) is double number && double.IsInfinity(number) ? (number > 0 ? "Infinity" : "-Infinity") : end?.DeepClone())])
            : value.DeepClone();

    private static double? Number(JsonNode? value) =>
        value is JsonValue scalar
            ? scalar.TryGetValue(out double number) ? number : scalar.TryGetValue(out int whole) ? whole : null
            : null;

    /// <summary>An end of a range; something other than a number passes here, for the converter to refuse.</summary>
    private static double End(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue(out string? text)
            ? text == "Infinity" ? double.PositiveInfinity : double.NegativeInfinity
            : Number(value) ?? double.NegativeInfinity;
}
