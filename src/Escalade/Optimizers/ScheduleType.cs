using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Escalade.Settings;

namespace Escalade.Optimizers;

/// <summary>A schedule in JSON: a plain number where it is constant, an object where it is not.</summary>
internal sealed class ScheduleType(bool isOptional) : SettingType<Schedule?>
{

    private static readonly SettingType<double> s_number = new NumberType(Schedule.ValueLimits);
    private static readonly SettingKinds s_noKinds = new();

    public override string Expected =>
        $"{s_number.Expected}, or an object with from, and to and generations, or decay: such as {{\"from\": 0.1, \"to\": 0.01, \"generations\": 500}}{(isOptional ? ", or null" : "")}";

    public override bool TryRead(JsonNode? node, out Schedule? value)
    {
        value = null;
        if (s_number.TryRead(node, out var constant))
        {
            value = constant;
            return true;
        }
        if (node is not JsonObject fields || !fields.ContainsKey("from"))
        {
            return node is null && isOptional;
        }
        value = SettingsReader.Read(new Schedule(), fields, s_noKinds);
        return true;
    }

    public override JsonNode? Write(Schedule? value)
    {
        if (value is null)
        {
            return null;
        }
        if (value.To is null && value.Decay is null)
        {
            return s_number.Write(value.From);
        }
        var fields = SettingsWriter.Write(value, s_noKinds);
        foreach (var (name, _) in fields.Where(field => field.Value is null).ToArray())
        {
            fields.Remove(name);
        }
        return fields;
    }

    public override bool IsAllowed(Schedule? value) =>
        value is null ? isOptional
        : Schedule.ValueLimits.Contains(value.From)
        && (value.To is not { } to || Schedule.ValueLimits.Contains(to))
        && (value.Decay is { } decay ? decay is > 0 and < 1 && value.Generations is null : value.To is null == value.Generations is null);

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["anyOf"] = new JsonArray(s_number.Schema(), SettingsSchema.Of((Schedule)1, s_noKinds)) };
        if (isOptional)
        {
            schema["anyOf"]!.AsArray().Add((JsonNode)new JsonObject { ["type"] = "null" });
        }
        return schema;
    }
}

/// <summary>Shows schedules to visitors of settings.</summary>
public static class ScheduleSettings
{
    private static readonly ScheduleType s_required = new(isOptional: false);
    private static readonly ScheduleType s_optional = new(isOptional: true);

    /// <summary>A schedule.</summary>
    public static Schedule Schedule(this SettingsVisitor keys, Schedule value, [CallerArgumentExpression(nameof(value))] string member = "") =>
        keys.Value(value, s_required, member)!;

    /// <summary>A schedule or null.</summary>
    public static Schedule? ScheduleOrNull(
        this SettingsVisitor keys, Schedule? value, [CallerArgumentExpression(nameof(value))] string member = "") =>
        keys.Value(value, s_optional, member);
}
