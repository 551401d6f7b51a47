using Escalade.Environments;

namespace Escalade.Training;

/// <summary>
/// The scalars of one generation: all that is journalled, sent, and folded. Reused from generation to generation.
/// </summary>
public sealed class GenerationResults
{
    private EpisodeResult[] _episodes = [];
    private EpisodeResult[] _evaluations = [];

    /// <param name="observationSize">Numbers in an observation; 0 when there are none.</param>
    public GenerationResults(int observationSize) => Observations = new ObservationMoments(observationSize);

    /// <summary>The generation these are results of.</summary>
    public int Generation { get; internal set; }

    /// <summary>Pairs in it.</summary>
    public int Pairs { get; private set; }

    /// <summary>Of pair i the positive half at 2i, the negative one at 2i + 1; <c>[2 x Pairs]</c>.</summary>
    public ReadOnlySpan<EpisodeResult> Episodes => _episodes.AsSpan(0, 2 * Pairs);

    /// <summary>Episodes of the unperturbed policy.</summary>
    public ReadOnlySpan<EpisodeResult> Evaluations => _evaluations.AsSpan(0, EvaluationCount);

    /// <summary>How many episodes the unperturbed policy played.</summary>
    public int EvaluationCount { get; private set; }

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

    internal Span<EpisodeResult> EpisodesToWrite => _episodes;

    internal Span<EpisodeResult> EvaluationsToWrite => _evaluations;

    /// <summary>Makes room; what was there may be lost.</summary>
    internal void Resize(int pairs, int evaluations)
    {
        if (_episodes.Length < 2 * pairs)
        {
            Array.Resize(ref _episodes, Math.Max(2 * pairs, 2 * _episodes.Length));
        }
        if (_evaluations.Length < evaluations)
        {
            _evaluations = new EpisodeResult[evaluations];
        }
        Pairs = pairs;
        EvaluationCount = evaluations;
    }
}
