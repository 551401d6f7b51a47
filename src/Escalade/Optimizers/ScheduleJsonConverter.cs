using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Escalade.Optimizers;

/// <summary>Reads and writes a constant schedule as a plain number.</summary>
internal sealed class ScheduleJsonConverter : JsonConverter<Schedule>
{
    public override Schedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDouble();
        }
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A number, or an object with from, to and generations or decay, is expected.");
        }
        var fields = JsonNode.Parse(ref reader)!.AsObject();
        double? from = null, to = null, decay = null;
        int? generations = null;
        foreach (var (name, value) in fields)
        {
            try
            {
                switch (name)
                {
                    case "from": from = value!.GetValue<double>(); break;
                    case "to": to = value!.GetValue<double>(); break;
                    case "decay": decay = value!.GetValue<double>(); break;
                    case "generations": generations = value!.GetValue<int>(); break;
                    default: throw new JsonException($"A schedule has from, to, generations and decay, but no '{name}'.");
                }
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException)
            {
                throw new JsonException($"'{name}' of a schedule must be a number.", e);
            }
        }
        return new Schedule
        {
            From = from ?? throw new JsonException("A schedule needs 'from'."),
            To = to,
            Decay = decay,
            Generations = generations,
        };
    }

    public override void Write(Utf8JsonWriter writer, Schedule value, JsonSerializerOptions options)
    {
        if (value.To is null && value.Decay is null)
        {
            writer.WriteNumberValue(value.From);
            return;
        }
        writer.WriteStartObject();
        writer.WriteNumber("from", value.From);
        if (value.To is { } to)
        {
            writer.WriteNumber("to", to);
        }
        if (value.Generations is { } generations)
        {
            writer.WriteNumber("generations", generations);
        }
        if (value.Decay is { } decay)
        {
            writer.WriteNumber("decay", decay);
        }
        writer.WriteEndObject();
    }
}
