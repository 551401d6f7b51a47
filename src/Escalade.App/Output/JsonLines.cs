using System.Text.Json.Nodes;

namespace Escalade.App.Output;

/// <summary>What --json prints.</summary>
internal static class JsonLines
{
    /// <summary>One object, one line.</summary>
    public static void Write(JsonObject line) => Console.Out.WriteLine(line.ToJsonString());

    /// <summary>JSON has no NaN and no infinity: they become null.</summary>
    public static JsonNode? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
