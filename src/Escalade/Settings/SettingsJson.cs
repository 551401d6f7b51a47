using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>JSON as text: comments and trailing commas are allowed, a key that stands there twice is not.</summary>
internal static class SettingsJson
{
    private static readonly JsonDocumentOptions s_reading = new()
    {
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonWriterOptions s_writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an object.</summary>
    /// <exception cref="RecipeException">Not a JSON object, or a key stands there twice.</exception>
    public static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, null, s_reading) as JsonObject ?? throw new RecipeException("a JSON object is expected.");
        }
        catch (JsonException e)
        {
            throw new RecipeException($"not valid JSON: {e.Message}", e);
        }
    }

    /// <summary>Writes an object over several lines.</summary>
    public static string Write(JsonObject node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_writing))
        {
            node.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
