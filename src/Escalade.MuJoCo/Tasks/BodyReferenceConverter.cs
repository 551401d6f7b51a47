using System.Text.Json;
using System.Text.Json.Serialization;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Reads and writes a <see cref="BodyReference"/> as a number or a string.</summary>
internal sealed class BodyReferenceConverter : JsonConverter<BodyReference>
{
    public override BodyReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out var id) => new BodyReference(id),
            JsonTokenType.String => new BodyReference(-1, reader.GetString()),
            _ => throw new JsonException("A body is given by its number or its name."),
        };

    public override void Write(Utf8JsonWriter writer, BodyReference value, JsonSerializerOptions options)
    {
        if (value.Name is null)
        {
            writer.WriteNumberValue(value.Id);
        }
        else
        {
            writer.WriteStringValue(value.Name);
        }
    }
}
