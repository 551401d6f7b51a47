using System.Globalization;
using System.Text.Json.Nodes;

namespace Escalade.Runs;

/// <summary>The columns in which generations are reported: the same in metrics.csv, in JSON and on the screen.</summary>
public static class GenerationColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<GenerationColumn> All { get; } =
    [
        new("generation", "Generations folded, this one included.", report => report.Generation),
        new("episodes", "Episodes of candidates so far.", report => report.Episodes),
        new("timesteps", "Their timesteps.", report => report.Timesteps),
        new("seconds", "Training time so far, earlier sessions included.", report => Math.Round(report.Seconds, 3)),
        new("evaluationReturn", "Mean return of the unperturbed policy before this generation's step.", report => report.EvaluationReturn),
        new("bestReturn", "The greatest return of a candidate.", report => report.BestReturn),
        new("meanReturn", "The mean return of the candidates whose return was finite.", report => report.MeanReturn),
        new("meanLength", "Mean timesteps of the candidates' episodes.", report => report.MeanLength),
        new("nonFiniteReturns", "Candidates whose return was not a finite number.", report => report.NonFiniteReturns),
    ];
}

/// <summary>A column of the table of generations.</summary>
/// <param name="Name">Its name in camelCase.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Value">The value of a generation; null where it has none.</param>
public sealed record GenerationColumn(string Name, string Summary, Func<GenerationReport, double?> Value)
{
    /// <summary>The value as text that reads back as the same number; empty where there is none.</summary>
    public string TextOf(GenerationReport report) => Value(report)?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The value in JSON, which has no NaN and no infinity: they become null, as where there is none.</summary>
    public JsonNode? JsonOf(GenerationReport report) => Value(report) switch
    {
        { } value when value == Math.Floor(value) && Math.Abs(value) < 1L << 53 => JsonValue.Create((long)value),
        { } value when double.IsFinite(value) => JsonValue.Create(value),
        _ => null,
    };
}
