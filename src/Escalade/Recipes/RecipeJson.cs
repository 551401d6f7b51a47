using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Escalade.Recipes;

/// <summary>Recipes as JSON: camelCase, comments allowed, nothing unknown accepted.</summary>
public static class RecipeJson
{
    /// <summary>How recipes and run.json are read and written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        WriteIndented = true,
    };

    /// <summary>Reads a recipe.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Names it in messages.</param>
    /// <exception cref="RecipeException">Not JSON, an unknown key, a wrong type or a value out of range.</exception>
    public static Recipe Parse(string json, string source) => FromNode(ParseNode(json, source), source);

    /// <summary>Reads JSON without looking at what it says.</summary>
    /// <exception cref="RecipeException">Not a JSON object.</exception>
    public static JsonObject ParseNode(string json, string source)
    {
        try
        {
            return JsonNode.Parse(json, null, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            }) as JsonObject ?? throw new RecipeException($"{source}: a recipe is a JSON object.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new RecipeException($"{source}: not valid JSON: {e.Message}", e);
        }
    }

    /// <summary>Reads a recipe from a JSON object.</summary>
    /// <exception cref="RecipeException">An unknown key, a wrong type or a value out of range.</exception>
    public static Recipe FromNode(JsonObject node, string source)
    {
        try
        {
            RecipeKeys.Check(node, typeof(Recipe), "");
            var recipe = node.Deserialize<Recipe>(Options)!;
            RecipeLimits.Check(recipe);
            return recipe;
        }
        catch (RecipeException e)
        {
            throw new RecipeException($"{source}: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            var key = (e as JsonException)?.Path?.TrimStart('$', '.');
            throw new RecipeException(
                string.IsNullOrEmpty(key) ? $"{source}: {e.Message}" : $"{source}: '{key}': {e.Message}", e);
        }
    }

    /// <summary>Writes a recipe with every default.</summary>
    public static string Write(Recipe recipe) => JsonSerializer.Serialize(recipe, Options);
}
