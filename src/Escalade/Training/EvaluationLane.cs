using Escalade.Environments;

namespace Escalade.Training;

/// <summary>A thread's evaluator and the episodes that it plays next.</summary>
internal sealed class EvaluationLane(IEvaluator evaluator)
{
    private readonly int[] _numbers = new int[evaluator.BatchSize];
    private readonly Candidate[] _candidates = new Candidate[evaluator.BatchSize];
    private readonly EpisodeResult[] _results = new EpisodeResult[evaluator.BatchSize];
    private readonly ObservationMoments?[] _moments = new ObservationMoments?[evaluator.BatchSize];

    public IEvaluator Evaluator => evaluator;

    /// <summary>Episodes taken on.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it takes no more.</summary>
    public bool IsFull => Count == _numbers.Length;

    /// <summary>What the evaluator threw, if it did: then no result means anything.</summary>
    public EvaluationException? Failure { get; private set; }

    /// <summary>The i-th episode and what came of it.</summary>
    public (int Number, EpisodeResult Result, ObservationMoments? Moments) this[int i] => (_numbers[i], _results[i], _moments[i]);

    public void Clear() => Count = 0;

    public void Add(int number, Candidate candidate, ObservationMoments? moments)
    {
        (_numbers[Count], _candidates[Count], _moments[Count]) = (number, candidate, moments);
        Count++;
    }

    /// <summary>Plays them.</summary>
    /// <returns>Whether they came to an end, be it by a failure; false when abandoned before.</returns>
    public bool Play(TrainingState state, CancellationToken abandoned)
    {
        Failure = null;
        try
        {
            return evaluator.Evaluate(
                state, _candidates.AsSpan(0, Count), _results.AsSpan(0, Count), _moments.AsSpan(0, Count), abandoned);
        }
        catch (Exception e)
        {
            Failure = new EvaluationException(state.Generation, _candidates[0], e);
            return true;
        }
    }
}
