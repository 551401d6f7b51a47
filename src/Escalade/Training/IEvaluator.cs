using Escalade.Environments;

namespace Escalade.Training;

/// <summary>
/// The first of the two pure functions: a state and many candidates in, their results out. One instance per thread.
/// </summary>
/// <remarks>
/// A result may depend on nothing but the state and the candidate, so it does not matter who evaluates it, when, or
/// beside which others. A batched simulator takes several candidates at a time.
/// </remarks>
public interface IEvaluator : IDisposable
{
    /// <summary>The most candidates it takes at once, at least 1.</summary>
    int BatchSize { get; }

    /// <summary>Numbers in an observation; 0 when there are none.</summary>
    int ObservationSize { get; }

    /// <summary>Evaluates candidates.</summary>
    /// <param name="state">Not changed, and not kept beyond the call.</param>
    /// <param name="candidates">At most <see cref="BatchSize"/>.</param>
    /// <param name="results">Receives a result for each candidate.</param>
    /// <param name="moments">
    /// For each candidate what receives the moments of its observations, cleared, or null where none are wanted.
    /// </param>
    /// <param name="abandoned">Nobody wants the results any more; to be looked at once a timestep or so.</param>
    /// <returns>Whether the results are there; false when abandoned before.</returns>
    bool Evaluate(
        TrainingState state,
        ReadOnlySpan<Candidate> candidates,
        Span<EpisodeResult> results,
        ReadOnlySpan<ObservationMoments?> moments,
        CancellationToken abandoned);

    /// <summary>Time spent in the simulator so far, and in all, in seconds; for the progress display.</summary>
    (double Simulator, double Total) Seconds { get; }
}
