using System.Text.Json;
using System.Text.Json.Serialization;

namespace Escalade.MuJoCo.Tasks;

/// <summary>Reads and writes <see cref="Bounds"/> as a pair, with named infinities.</summary>
internal sealed class BoundsConverter : JsonConverter<Bounds>
{
    public override Bounds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A range is written [low, high].");
        }
        var low = ReadEnd(ref reader);
        var high = ReadEnd(ref reader);
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray
            ? new Bounds(low, high)
            : throw new JsonException("A range has two ends, [low, high].");
    }

    public override void Write(Utf8JsonWriter writer, Bounds value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        WriteEnd(writer, value.Low);
        WriteEnd(writer, value.High);
        writer.WriteEndArray();
    }

    private static double ReadEnd(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDouble(),
            JsonTokenType.String when reader.ValueTextEquals("Infinity"u8) => double.PositiveInfinity,
            JsonTokenType.String when reader.ValueTextEquals("-Infinity"u8) => double.NegativeInfinity,
            _ => throw new JsonException("An end of a range is a number, \"Infinity\" or \"-Infinity\"."),
        };
    }

    private static void WriteEnd(Utf8JsonWriter writer, double value)
    {
        if (double.IsInfinity(value))
        {
            writer.WriteStringValue(value > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }
}
