using Escalade.Environments;
using Escalade.Noise;
using Escalade.Strategies;

namespace Escalade.Training;

/// <summary>Evaluates whole generations on the threads of one process.</summary>
public sealed class LocalRunner : IGenerationRunner
{
    private readonly WorkerPool _pool;
    private readonly Lane[] _lanes;
    private readonly GenerationLedger _ledger;
    private readonly Func<int, bool> _evaluateBatch;
    private readonly Lock _lock = new();
    private CancellationTokenSource _abandoned = new();
    private TrainingState _state = null!;

    /// <param name="size">When a generation closes.</param>
    /// <param name="observations">Which episodes contribute statistics.</param>
    /// <param name="pool">The threads.</param>
    /// <param name="createEvaluator">Makes an evaluator for one thread.</param>
    public LocalRunner(GenerationSize size, ObservationSpec observations, WorkerPool pool, Func<IEvaluator> createEvaluator)
    {
        _pool = pool;
        _evaluateBatch = EvaluateBatch;
        _lanes = new Lane[pool.Count];
        try
        {
            for (var i = 0; i < _lanes.Length; i++)
            {
                _lanes[i] = new Lane(createEvaluator());
            }
        }
        catch
        {
            Dispose();
            throw;
        }
        _ledger = new GenerationLedger(size, observations, _lanes[0].Evaluator.ObservationSize);
    }

    /// <inheritdoc/>
    public (double Simulator, double Total) Seconds =>
        (_lanes.Sum(l => l.Evaluator.Seconds.Simulator), _lanes.Sum(l => l.Evaluator.Seconds.Total));

    /// <inheritdoc/>
    public void Evaluate(TrainingState state, int evaluations, GenerationResults results) =>
        Run(state, NoisePurpose.Evaluation, evaluations, results, withPairs: true);

    /// <inheritdoc/>
    public EpisodeResult[] Confirm(TrainingState state, int episodes)
    {
        var results = new GenerationResults(state.Observations.Sum.Length);
        Run(state, NoisePurpose.Confirmation, episodes, results, withPairs: false);
        return results.Evaluations.ToArray();
    }

    void IGenerationRunner.Commit(GenerationUpdate update, ReadOnlySpan<byte> stateHash)
    {
    }

    /// <summary>Disposes the evaluators; the pool is its owner's.</summary>
    public void Dispose()
    {
        foreach (var lane in _lanes)
        {
            lane?.Evaluator.Dispose();
        }
        _abandoned.Dispose();
    }

    private void Run(TrainingState state, NoisePurpose purpose, int evaluations, GenerationResults results, bool withPairs)
    {
        _state = state;
        if (_abandoned.IsCancellationRequested)
        {
            _abandoned.Dispose();
            _abandoned = new CancellationTokenSource();
        }
        _ledger.Open(state, purpose, evaluations, withPairs, results);
        _pool.Run(_evaluateBatch);
        _ledger.Close();
    }

    /// <summary>
    /// Takes as many episodes as the thread's evaluator likes at once. Threads may run ahead of the end of a generation that
    /// closes by timesteps; once all that counts is back, the others give up.
    /// </summary>
    private bool EvaluateBatch(int thread)
    {
        var lane = _lanes[thread];
        var count = 0;
        lock (_lock)
        {
            for (; count < lane.Numbers.Length && _ledger.HasMore; count++)
            {
                var number = _ledger.Take();
                (lane.Numbers[count], lane.Candidates[count]) = (number, _ledger.CandidateOf(number));
                lane.Moments[count] = _ledger.MomentsOf(number);
            }
        }
        if (count == 0)
        {
            return false;
        }
        EvaluationException? failure = null;
        try
        {
            if (!lane.Evaluator.Evaluate(
                _state, lane.Candidates.AsSpan(0, count), lane.Results.AsSpan(0, count), lane.Moments.AsSpan(0, count),
                _abandoned.Token))
            {
                return false;
            }
        }
        catch (Exception e)
        {
            failure = new EvaluationException(_state.Generation, lane.Candidates[0], e);
        }
        lock (_lock)
        {
            for (var i = 0; i < count; i++)
            {
                if (_ledger.Awaits(lane.Numbers[i]))
                {
                    _ledger.Put(lane.Numbers[i], lane.Results[i], failure);
                }
            }
            if (_ledger.IsComplete && _ledger.IsAnyOut)
            {
                _abandoned.Cancel();
            }
        }
        return true;
    }

    /// <summary>A thread's evaluator and what it works on.</summary>
    private sealed class Lane(IEvaluator evaluator)
    {
        public IEvaluator Evaluator { get; } = evaluator;

        public int[] Numbers { get; } = new int[evaluator.BatchSize];

        public Candidate[] Candidates { get; } = new Candidate[evaluator.BatchSize];

        public EpisodeResult[] Results { get; } = new EpisodeResult[evaluator.BatchSize];

        public ObservationMoments?[] Moments { get; } = new ObservationMoments?[evaluator.BatchSize];
    }
}
