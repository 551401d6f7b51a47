using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalade.Settings;

namespace Escalade.Runs;

/// <summary>A seed in JSON: a whole number of all 64 bits.</summary>
internal sealed class SeedType : SettingType<ulong>
{
    public static SeedType Instance { get; } = new();

    public override string Expected => $"a whole number from 0 to {ulong.MaxValue}";

    public override bool TryRead(JsonNode? node, out ulong value)
    {
        value = 0;
        return node is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number
            && ulong.TryParse(scalar.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    public override JsonNode Write(ulong value) => JsonValue.Create(value);

    public override bool IsAllowed(ulong value) => true;

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue };
}
