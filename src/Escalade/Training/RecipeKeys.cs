using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Escalade.Training;

/// <summary>Finds keys that a recipe cannot have, and says which one was probably meant.</summary>
internal static class RecipeKeys
{
    /// <param name="node">What the recipe says.</param>
    /// <param name="type">What is to be read from it.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <exception cref="RecipeException">A key is unknown.</exception>
    public static void Check(JsonObject node, Type type, string path)
    {
        type = ResolveKind(node, type, path);
        var properties = RecipeJson.Options.GetTypeInfo(type).Properties;
        foreach (var (key, value) in node)
        {
            if (key == "kind" && type.BaseType!.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false))
            {
                continue;
            }
            var property = properties.FirstOrDefault(p => p.Name == key)
                ?? throw new RecipeException(Unknown("key", path + key, properties.Select(p => path + p.Name)));
            if (value is JsonObject child && RecipeJson.Options.GetTypeInfo(property.PropertyType).Kind == JsonTypeInfoKind.Object
                && property.PropertyType != typeof(JsonObject))
            {
                Check(child, property.PropertyType, $"{path}{key}.");
            }
        }
    }

    /// <summary>A message that an unknown name deserves.</summary>
    public static string Unknown(string what, string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToArray();
        var nearest = names.MinBy(candidate => Distance(name, candidate));
        var hint = nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 3)
            ? $" Did you mean '{nearest}'?"
            : $" Known: {string.Join(", ", names)}.";
        return $"unknown {what} '{name}'.{hint}";
    }

    private static Type ResolveKind(JsonObject node, Type type, string path)
    {
        if (!type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false))
        {
            return type;
        }
        var kinds = type.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>()
            .ToDictionary(a => (string)a.TypeDiscriminator!, a => a.DerivedType);
        var where = path.TrimEnd('.');
        if (node["kind"] is not JsonValue value || !value.TryGetValue<string>(out var kind))
        {
            throw new RecipeException($"'{where}' needs a \"kind\": one of {string.Join(", ", kinds.Keys)}.");
        }
        return kinds.TryGetValue(kind, out var derived)
            ? derived
            : throw new RecipeException(Unknown($"kind of {where}", kind, kinds.Keys));
    }

    /// <summary>Levenshtein 1966: the fewest insertions, deletions and substitutions.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
