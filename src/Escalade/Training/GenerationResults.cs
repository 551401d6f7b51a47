using Escalade.Environments;

namespace Escalade.Training;

/// <summary>
/// The scalars of one generation: all that is journalled, sent, and folded. Reused from generation to generation.
/// </summary>
public sealed class GenerationResults
{
    private EpisodeResult[] _episodes = [];
    private EpisodeResult[] _evaluations = [];
    private double[] _behaviors = [];

    /// <param name="observationSize">Numbers in an observation; 0 when there are none.</param>
    /// <param name="behaviorSize">Numbers in a behaviour; 0 when there are none.</param>
    public GenerationResults(int observationSize, int behaviorSize = 0) =>
        (Observations, BehaviorSize) = (new ObservationMoments(observationSize), behaviorSize);

    /// <summary>Results that somebody else came by, without observations, evaluations and behaviours.</summary>
    /// <param name="candidates">An episode a candidate.</param>
    public static GenerationResults Of(ReadOnlySpan<EpisodeResult> candidates)
    {
        var results = new GenerationResults(0);
        results.Resize(candidates.Length, 0);
        candidates.CopyTo(results.CandidatesToWrite);
        return results;
    }

    /// <summary>The generation these are results of.</summary>
    public int Generation { get; set; }

    /// <summary>How many candidates there are.</summary>
    public int CandidateCount { get; private set; }

    /// <summary>An episode a candidate, <c>[CandidateCount]</c>.</summary>
    public ReadOnlySpan<EpisodeResult> Candidates => _episodes.AsSpan(0, CandidateCount);

    /// <summary>Episodes of the unperturbed policy.</summary>
    public ReadOnlySpan<EpisodeResult> Evaluations => _evaluations.AsSpan(0, EvaluationCount);

    /// <summary>How many episodes the unperturbed policy played.</summary>
    public int EvaluationCount { get; private set; }

    /// <summary>Numbers in a behaviour; 0 when there are none.</summary>
    public int BehaviorSize { get; }

    /// <summary>What candidates did, <c>[CandidateCount x BehaviorSize]</c>.</summary>
    public ReadOnlySpan<double> Behaviors => _behaviors.AsSpan(0, CandidateCount * BehaviorSize);

    /// <summary>Moments of the observations of the episodes chosen for it, merged in index order.</summary>
    public ObservationMoments Observations { get; }

    /// <summary>Mean return of the unperturbed policy; NaN when it played no episode.</summary>
    public double EvaluationReturn
    {
        get
        {
            var sum = 0.0;
            foreach (var episode in Evaluations)
            {
                sum += episode.Return;
            }
            return sum / EvaluationCount;
        }
    }

    internal Span<EpisodeResult> CandidatesToWrite => _episodes;

    internal Span<EpisodeResult> EvaluationsToWrite => _evaluations;

    internal Span<double> BehaviorsToWrite => _behaviors;

    /// <summary>Makes room; results of candidates stay.</summary>
    internal void Resize(int candidates, int evaluations)
    {
        if (_episodes.Length < candidates)
        {
            Array.Resize(ref _episodes, Math.Max(candidates, 2 * _episodes.Length));
            Array.Resize(ref _behaviors, _episodes.Length * BehaviorSize);
        }
        if (_evaluations.Length < evaluations)
        {
            _evaluations = new EpisodeResult[evaluations];
        }
        CandidateCount = candidates;
        EvaluationCount = evaluations;
    }
}
