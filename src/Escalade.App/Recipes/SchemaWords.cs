using System.Globalization;
using System.Text.Json.Nodes;

namespace Escalade.App.Recipes;

/// <summary>What a JSON schema of one value says, in words.</summary>
internal static class SchemaWords
{
    public static string TypeOf(JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray any)
        {
            return string.Join(", or ", any.Select(one => TypeOf(one!.AsObject())));
        }
        if (schema["enum"] is JsonArray names)
        {
            return string.Join(", ", names.Select(name => $"`{name!.ToJsonString()}`"));
        }
        return schema["type"] is JsonArray types
            ? string.Join(", or ", types.Select(type => Word((string)type!)))
            : (string?)schema["type"] switch
            {
                "number" => $"a number{Range(schema)}",
                "integer" => $"a whole number{Range(schema)}",
                "array" => $"a list of {schema["minItems"]} to {schema["maxItems"]}, each {TypeOf(schema["items"]!.AsObject())}",
                "object" when RecipeReference.IsSchedule(schema) => "a [schedule](#schedules)",
                { } type => Word(type),
                null => "",
            };
    }

    private static string Word(string type) => type switch
    {
        "string" => "text in quotes",
        "boolean" => "`true` or `false`",
        "object" => "an object",
        _ => $"`{type}`",
    };

    private static string Range(JsonObject schema)
    {
        string[] ends =
        [
            .. End("minimum", "at least"), .. End("exclusiveMinimum", "above"), .. End("maximum", "at most"), .. End("exclusiveMaximum", "below"),
        ];
        return ends.Length == 0 ? "" : $" {string.Join(" and ", ends)}";

        IEnumerable<string> End(string key, string words)
        {
            // The ends of 32 bits are no range worth telling.
            if (schema[key] is { } node && (double)node is var end && end is not (int.MinValue or int.MaxValue))
            {
                yield return $"{words} {(Math.Abs(end) is >= 1e6 or (> 0 and < 1e-4) ? end.ToString("0.###e0", CultureInfo.InvariantCulture) : end.ToString(CultureInfo.InvariantCulture))}";
            }
        }
    }
}
