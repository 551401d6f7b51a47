using Escalade.Environments;
using Escalade.Noise;
using Escalade.Strategies;

namespace Escalade.Training;

/// <summary>Evaluates whole generations on the threads of one process.</summary>
/// <remarks>
/// The halves of pairs are handed out one by one, so that two threads share even a single pair. Threads may run ahead
/// of the end of a generation that closes by timesteps; what lies beyond the end is thrown away.
/// </remarks>
public sealed class LocalRunner : IDisposable
{
    private readonly GenerationSize _size;
    private readonly ObservationSpec _observations;
    private readonly WorkerPool _pool;
    private readonly IEvaluator[] _evaluators;
    private readonly Func<int, bool> _evaluateOne;
    private readonly Lock _lock = new();
    private readonly Stack<ObservationMoments> _spareMoments = [];
    private readonly RandomSource _choice = new(default);
    private Half[] _halves = [];
    private TrainingState _state = null!;
    private GenerationResults _results = null!;
    private int _nextEvaluation;
    private int _nextHalf;
    private int _prefix;
    private long _prefixTimesteps;
    private bool _closed;
    private EvaluationException? _failure;
    private NoisePurpose _evaluationPurpose;

    /// <param name="size">When a generation closes.</param>
    /// <param name="observations">Which episodes contribute statistics.</param>
    /// <param name="pool">The threads.</param>
    /// <param name="createEvaluator">Makes an evaluator for one thread.</param>
    public LocalRunner(GenerationSize size, ObservationSpec observations, WorkerPool pool, Func<IEvaluator> createEvaluator)
    {
        _size = size;
        _observations = observations;
        _pool = pool;
        _evaluateOne = EvaluateOne;
        _evaluators = new IEvaluator[pool.Count];
        try
        {
            for (var i = 0; i < _evaluators.Length; i++)
            {
                _evaluators[i] = createEvaluator();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Time spent in simulators so far, and in all, in seconds, summed over threads.</summary>
    public (double Simulator, double Total) Seconds =>
        (_evaluators.Sum(e => e.Seconds.Simulator), _evaluators.Sum(e => e.Seconds.Total));

    /// <summary>Evaluates the state's generation.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="evaluations">Episodes of the unperturbed policy beside the pairs.</param>
    /// <param name="results">Receives the scalars.</param>
    /// <exception cref="EvaluationException">An evaluator threw; names the candidate.</exception>
    public void Evaluate(TrainingState state, int evaluations, GenerationResults results) =>
        Run(state, NoisePurpose.Evaluation, evaluations, results, withPairs: true);

    /// <summary>Lets the unperturbed policy play fresh episodes, those that confirm a target.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <returns>Return and length of each.</returns>
    /// <exception cref="EvaluationException">An evaluator threw; names the candidate.</exception>
    public EpisodeResult[] Confirm(TrainingState state, int episodes)
    {
        var results = new GenerationResults(state.Observations.Sum.Length);
        Run(state, NoisePurpose.Confirmation, episodes, results, withPairs: false);
        return results.Evaluations.ToArray();
    }

    /// <summary>Disposes the evaluators; the pool is its owner's.</summary>
    public void Dispose()
    {
        foreach (var evaluator in _evaluators)
        {
            evaluator?.Dispose();
        }
    }

    private void Run(TrainingState state, NoisePurpose purpose, int evaluations, GenerationResults results, bool withPairs)
    {
        (_state, _results, _evaluationPurpose) = (state, results, purpose);
        (_nextEvaluation, _nextHalf, _prefix, _prefixTimesteps) = (0, 0, 0, 0);
        (_closed, _failure) = (!withPairs, null);
        results.Generation = state.Generation;
        results.Observations.Clear();
        results.Resize(withPairs ? Math.Max(_size.Pairs ?? 1, results.Pairs) : 0, evaluations);
        try
        {
            _pool.Run(_evaluateOne);
        }
        finally
        {
            // What threads that ran ahead left behind.
            for (var half = 2 * _prefix; half < _nextHalf; half++)
            {
                Clear(ref _halves[half]);
            }
        }
        if (_failure is not null)
        {
            throw _failure;
        }
        results.Resize(_prefix, evaluations);
    }

    private bool EvaluateOne(int thread)
    {
        Candidate candidate;
        ObservationMoments? moments = null;
        lock (_lock)
        {
            // Unperturbed episodes first: a policy that has learned plays longer than its perturbations.
            if (_nextEvaluation < _results.EvaluationCount)
            {
                candidate = new Candidate(_evaluationPurpose, _nextEvaluation++, 0);
            }
            else if (_closed || _nextHalf >= 2L * _size.Pairs)
            {
                return false;
            }
            else
            {
                candidate = Candidate.OfPair(_nextHalf / 2, _nextHalf % 2 == 0 ? 1 : -1);
                moments = BeginHalf(_nextHalf++);
            }
        }
        EpisodeResult result = default;
        EvaluationException? failure = null;
        try
        {
            _evaluators[thread].Evaluate(_state, [candidate], new Span<EpisodeResult>(ref result), [moments]);
        }
        catch (Exception e)
        {
            failure = new EvaluationException(_state.Generation, candidate, e);
        }
        lock (_lock)
        {
            if (candidate.Sign != 0)
            {
                EndHalf(2 * candidate.Index + (candidate.Sign > 0 ? 0 : 1), result, failure);
            }
            else if (failure is null)
            {
                _results.EvaluationsToWrite[candidate.Index] = result;
            }
            else
            {
                throw failure;
            }
        }
        return true;
    }

    private ObservationMoments? BeginHalf(int half)
    {
        if (half >= _halves.Length)
        {
            Array.Resize(ref _halves, Math.Max(16, 2 * _halves.Length));
        }
        if (half >= _results.EpisodesToWrite.Length)
        {
            _results.Resize(half / 2 + 1, _results.EvaluationCount);
        }
        if (Contributes(half / 2))
        {
            _halves[half].Moments = _spareMoments.TryPop(out var spare)
                ? spare
                : new ObservationMoments(_evaluators[0].ObservationSize);
        }
        return _halves[half].Moments;
    }

    private bool Contributes(int pair)
    {
        if (!_observations.Normalize || _observations.Fraction <= 0)
        {
            return false;
        }
        // The first pair of the first generation always does: without any statistics the fraction would decide by luck.
        if (_observations.Fraction >= 1 || (_state.Generation == 0 && pair == 0))
        {
            return true;
        }
        _choice.Restart(new NoiseKey(_state.Seed, _state.Generation, pair, NoisePurpose.StatisticsChoice));
        return _choice.NextDouble() < _observations.Fraction;
    }

    private void EndHalf(int half, EpisodeResult result, EvaluationException? failure)
    {
        _results.EpisodesToWrite[half] = result;
        _halves[half].Failure = failure;
        _halves[half].IsDone = true;
        while (!_closed && 2 * _prefix + 1 < _nextHalf && _halves[2 * _prefix].IsDone && _halves[2 * _prefix + 1].IsDone)
        {
            TakeIntoPrefix(2 * _prefix);
            TakeIntoPrefix(2 * _prefix + 1);
            _prefix++;
            _closed = _failure is not null || _size.IsClosed(_prefix, _prefixTimesteps);
        }
    }

    /// <summary>
    /// Halves count in index order, whoever finished them when. A failure counts only here: one beyond the generation's
    /// end, where another number of threads might never have come, must not change how the generation ends.
    /// </summary>
    private void TakeIntoPrefix(int half)
    {
        _failure ??= _halves[half].Failure;
        _prefixTimesteps += _results.EpisodesToWrite[half].Length;
        // One observation that is not a number would make all later ones so: such an episode has no say.
        if (_halves[half].Moments is { IsFinite: true } moments)
        {
            _results.Observations.Merge(moments);
        }
        Clear(ref _halves[half]);
    }

    private void Clear(ref Half half)
    {
        if (half.Moments is { } moments)
        {
            moments.Clear();
            _spareMoments.Push(moments);
        }
        half = default;
    }

    /// <summary>What becomes of one half of a pair.</summary>
    private struct Half
    {
        public bool IsDone;
        public ObservationMoments? Moments;
        public EvaluationException? Failure;
    }
}
