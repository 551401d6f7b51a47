using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.App.Output;

/// <summary>What --json prints.</summary>
internal static class JsonLines
{
    /// <summary>One object, one line.</summary>
    public static void Write(JsonObject line) => Console.Out.WriteLine(line.ToJsonString());

    /// <summary>JSON as people read it: a quotation mark within a text stays one.</summary>
    /// <param name="node">What to write.</param>
    /// <param name="indented">Whether on several lines.</param>
    public static string Text(JsonNode node, bool indented)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            node.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>JSON has no NaN and no infinity: they become null.</summary>
    public static JsonNode? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
