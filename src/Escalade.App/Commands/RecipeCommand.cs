using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Output;
using Escalade.App.Recipes;
using Escalade.Recipes;

namespace Escalade.App.Commands;

/// <summary><c>recipe</c>: what may stand in a recipe.</summary>
internal static class RecipeCommand
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Application app)
    {
        var schema = new Command("schema", "Prints a JSON schema of recipes, for editors and for programs that write them.");
        schema.SetAction(_ => Print(Indented(SchemaOf(app))));
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

    private static string Indented(JsonObject node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_indented))
        {
            node.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
