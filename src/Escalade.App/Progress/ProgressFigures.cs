using Escalade.Runs;

namespace Escalade.App.Progress;

/// <summary>A generation's report, and what only a look at the clock tells.</summary>
/// <param name="Report">The report; null before the first generation.</param>
/// <param name="TimestepsPerSecond">In this generation.</param>
/// <param name="RecentTimestepsPerSecond">Over the last seconds.</param>
/// <param name="SimulatorShare">Share of the threads' evaluating time that physics took in this generation, 0 to 1.</param>
/// <param name="RecentSimulatorShare">The same over the last seconds.</param>
/// <param name="SecondsToTarget">Extrapolated from the recent trend; null when it cannot be said.</param>
/// <param name="Evaluations">Evaluation returns of the session so far, thinned; the newest last.</param>
internal sealed record ProgressFigures(
    GenerationReport? Report,
    double TimestepsPerSecond,
    double RecentTimestepsPerSecond,
    double SimulatorShare,
    double RecentSimulatorShare,
    double? SecondsToTarget,
    IReadOnlyList<double> Evaluations)
{
    /// <summary>Before the first generation of a session.</summary>
    public static ProgressFigures None { get; } = new(null, double.NaN, double.NaN, double.NaN, double.NaN, null, []);
}
