using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Output;
using Escalade.App.Recipes;
using Escalade.Recipes;

namespace Escalade.App.Commands;

/// <summary><c>recipe</c>: what may stand in a recipe.</summary>
internal static class RecipeCommand
{
    public static Command Create(Application app)
    {
        var schema = new Command("schema", "Prints a JSON schema of recipes, for editors and for programs that write them.");
        schema.SetAction(_ => Print(JsonLines.Text(SchemaOf(app), indented: true) + "\n"));
        var reference = new Command("reference", "Prints a page, in Markdown, of every key: its type, range and default, and what it is for.");
        reference.SetAction(_ => Print(new RecipeReference(SchemaOf(app), XmlSummaries.Describe, $"{app.Name} recipe reference").Write()));
        return new Command("recipe", "Tells what may stand in a recipe.") { schema, reference };
    }

    private static JsonObject SchemaOf(Application app) => RecipeJson.Schema(app.Kinds, XmlSummaries.Describe);

    private static void Print(string text)
    {
        using var output = RedirectedOutput.Open();
        output.Write(text);
    }
}
