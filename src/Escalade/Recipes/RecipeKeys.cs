using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Escalade.Recipes;

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
                ?? throw new RecipeException(NearestName.Unknown("key", path + key, properties.Select(p => path + p.Name)));
            if (value is JsonObject child && RecipeJson.Options.GetTypeInfo(property.PropertyType).Kind == JsonTypeInfoKind.Object
                && property.PropertyType != typeof(JsonObject))
            {
                Check(child, property.PropertyType, $"{path}{key}.");
            }
        }
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
            : throw new RecipeException(NearestName.Unknown($"kind of {where}", kind, kinds.Keys));
    }
}
