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
    private readonly List<ObservationMoments?> _moments = [];
    private readonly List<bool> _done = [];
    private readonly RandomSource _choice = new(default);
    private TrainingState _state = null!;
    private GenerationResults _results = null!;
    private int _nextEvaluation;
    private int _nextHalf;
    private int _prefix;
    private long _prefixTimesteps;
    private bool _closed;
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
    public void Evaluate(TrainingState state, int evaluations, GenerationResults results)
    {
        results.Generation = state.Generation;
        Run(state, NoisePurpose.Evaluation, evaluations, results, closed: false);
        results.Observations.Clear();
        for (var half = 0; half < 2 * results.Pairs; half++)
        {
            // One observation that is not a number would make all later ones so: such an episode has no say.
            if (_moments[half] is { IsFinite: true } moments && Contributes(half / 2))
            {
                results.Observations.Merge(moments);
            }
        }
    }

    /// <summary>Lets the unperturbed policy play fresh episodes, those that confirm a target.</summary>
    /// <param name="state">Not changed.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <returns>Return and length of each.</returns>
    public EpisodeResult[] Confirm(TrainingState state, int episodes)
    {
        var results = new GenerationResults(state.Observations.Sum.Length);
        Run(state, NoisePurpose.Confirmation, episodes, results, closed: true);
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

    private void Run(TrainingState state, NoisePurpose purpose, int evaluations, GenerationResults results, bool closed)
    {
        (_state, _results, _evaluationPurpose) = (state, results, purpose);
        (_nextEvaluation, _nextHalf, _prefix, _prefixTimesteps, _closed) = (0, 0, 0, 0, closed);
        _done.Clear();
        results.Resize(closed ? 0 : Math.Max(_size.Pairs ?? 1, results.Pairs), evaluations);
        _pool.Run(_evaluateOne);
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
                moments = MomentsOf(_nextHalf++);
            }
        }
        EpisodeResult result = default;
        try
        {
            _evaluators[thread].Evaluate(_state, [candidate], new Span<EpisodeResult>(ref result), [moments]);
        }
        catch (Exception e)
        {
            throw new EvaluationException(_state.Generation, candidate, e);
        }
        lock (_lock)
        {
            Deposit(candidate, result);
        }
        return true;
    }

    private ObservationMoments? MomentsOf(int half)
    {
        while (_done.Count <= half)
        {
            _done.Add(false);
        }
        while (_moments.Count <= half)
        {
            _moments.Add(null);
        }
        if (!Contributes(half / 2))
        {
            return null;
        }
        var moments = _moments[half] ??= new ObservationMoments(_evaluators[0].ObservationSize);
        moments.Clear();
        return moments;
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

    private void Deposit(Candidate candidate, EpisodeResult result)
    {
        if (candidate.Sign == 0)
        {
            _results.EvaluationsToWrite[candidate.Index] = result;
            return;
        }
        var half = 2 * candidate.Index + (candidate.Sign > 0 ? 0 : 1);
        if (half >= _results.EpisodesToWrite.Length)
        {
            _results.Resize(candidate.Index + 1, _results.EvaluationCount);
        }
        _results.EpisodesToWrite[half] = result;
        _done[half] = true;
        while (!_closed && 2 * _prefix + 1 < _done.Count && _done[2 * _prefix] && _done[2 * _prefix + 1])
        {
            _prefixTimesteps += _results.EpisodesToWrite[2 * _prefix].Length + _results.EpisodesToWrite[2 * _prefix + 1].Length;
            _prefix++;
            _closed = _size.IsClosed(_prefix, _prefixTimesteps);
        }
    }
}
