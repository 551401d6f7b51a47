using System.Diagnostics;
using Escalade.Environments;
using Escalade.Training;

namespace Escalade.Cluster.Scale;

/// <summary>Plays an episode by waiting as long as one of that length takes: many lanes share a core.</summary>
internal sealed class WaitingEvaluator : IEvaluator
{
    public int BatchSize => 1;

    public int ObservationSize => 1;

    public (double Simulator, double Total) Seconds => default;

    public bool Evaluate(
        TrainingState state, ReadOnlySpan<Candidate> candidates, Span<EpisodeResult> results,
        ReadOnlySpan<ObservationMoments?> moments, CancellationToken abandoned)
    {
        var began = Stopwatch.GetTimestamp();
        var length = RecordedLengths.Length(state.Seed, state.Generation, candidates[0]);
        var wait = TimeSpan.FromSeconds(RecordedLengths.Seconds(length)) - Stopwatch.GetElapsedTime(began);
        results[0] = new EpisodeResult(length, length);
        return !abandoned.WaitHandle.WaitOne(wait);
    }

    public void Dispose()
    {
    }
}
