using System.Text.Json.Nodes;
using Escalade.Settings;

namespace Escalade.Recipes;

/// <summary>Recipes as JSON: camelCase, comments allowed, nothing unknown accepted.</summary>
public static class RecipeJson
{
    private static readonly Recipe s_blank = new() { Task = new TaskReference { Id = "" } };

    /// <summary>Reads a recipe.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Names it in messages.</param>
    /// <param name="kinds">The kinds that it may name; null for those that come with Escalade.</param>
    /// <exception cref="RecipeException">Not JSON, an unknown key, a wrong type or a value out of range.</exception>
    public static Recipe Parse(string json, string source, SettingKinds? kinds = null) => FromNode(ParseNode(json, source), source, kinds);

    /// <summary>Reads JSON without looking at what it says.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Names it in messages.</param>
    /// <exception cref="RecipeException">Not a JSON object, or a key stands there twice.</exception>
    public static JsonObject ParseNode(string json, string source)
    {
        try
        {
            return SettingsJson.Parse(json);
        }
        catch (RecipeException e)
        {
            throw new RecipeException($"{source}: {e.Message}", e);
        }
    }

    /// <summary>Reads a recipe from a JSON object.</summary>
    /// <param name="node">The object; not changed.</param>
    /// <param name="source">Names it in messages.</param>
    /// <param name="kinds">The kinds that it may name; null for those that come with Escalade.</param>
    /// <exception cref="RecipeException">An unknown key, a wrong type or a value out of range.</exception>
    public static Recipe FromNode(JsonObject node, string source, SettingKinds? kinds = null)
    {
        try
        {
            var recipe = SettingsReader.Read(s_blank, node, kinds ?? RecipeKinds.BuiltIn);
            return node.ContainsKey("task")
                ? recipe
                : throw new RecipeException("'task' is missing: an object, such as {\"id\": \"Swimmer-v5\"}.");
        }
        catch (RecipeException e)
        {
            throw new RecipeException($"{source}: {e.Message}", e);
        }
    }

    /// <summary>Writes a recipe with every default.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="kinds">The kinds that it may name; null for those that come with Escalade.</param>
    /// <exception cref="RecipeException">A kind that is not among them.</exception>
    public static string Write(Recipe recipe, SettingKinds? kinds = null) =>
        SettingsJson.Write(SettingsWriter.Write(recipe, kinds ?? RecipeKinds.BuiltIn));

    /// <summary>A JSON schema of recipes, for editors and for other programs that write them.</summary>
    /// <param name="kinds">The kinds that they may name; null for those that come with Escalade.</param>
    /// <param name="describe">
    /// Says what a property of a type of settings is for, and of an empty name what the type is; null where nobody says.
    /// </param>
    public static JsonObject Schema(SettingKinds? kinds = null, Func<Type, string, string?>? describe = null)
    {
        var schema = SettingsSchema.Of(s_blank, kinds ?? RecipeKinds.BuiltIn, describe);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema["required"] = new JsonArray("task");
        return schema;
    }
}
