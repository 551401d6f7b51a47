using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.Settings;

/// <summary>JSON as text: comments and trailing commas are allowed, a key that stands there twice is not.</summary>
internal static class SettingsJson
{
    private static readonly JsonDocumentOptions s_reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly JsonWriterOptions s_writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an object.</summary>
    /// <exception cref="RecipeException">Not a JSON object, or a key stands there twice.</exception>
    public static JsonObject Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            throw new RecipeException("it is empty; a JSON object is expected.");
        }
        try
        {
            RefuseRepeatedKeys(Encoding.UTF8.GetBytes(json));
            return JsonNode.Parse(json, null, s_reading) as JsonObject ?? throw new RecipeException("a JSON object is expected.");
        }
        catch (JsonException e)
        {
            // Without .NET's own count of lines, which begins at 0.
            var what = e.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw new RecipeException($"not valid JSON in line {e.LineNumber + 1}: {what}.", e);
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

    /// <exception cref="RecipeException">A key stands there twice; names it with all that it stands in.</exception>
    private static void RefuseRepeatedKeys(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        // An entry an object or list that is open: the keys it has had, and the last of them.
        var open = new Stack<(HashSet<string> Keys, string Last)>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(([], ""));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var key = reader.GetString()!;
                    var keys = open.Pop().Keys;
                    open.Push((keys, key));
                    if (!keys.Add(key))
                    {
                        var path = string.Join('.', open.Reverse().Select(entry => entry.Last).Where(name => name.Length > 0));
                        throw new RecipeException($"'{path}' stands there twice.");
                    }
                    break;
            }
        }
    }
}
