using Escalade.Environments;
using Escalade.Noise;
using Escalade.Strategies;

namespace Escalade.Training;

/// <summary>Evaluates whole generations on the threads of one process.</summary>
public sealed class LocalRunner : IGenerationRunner
{
    private readonly WorkerPool _pool;
    private readonly EvaluationLane[] _lanes;
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
        _lanes = new EvaluationLane[pool.Count];
        try
        {
            for (var i = 0; i < _lanes.Length; i++)
            {
                _lanes[i] = new EvaluationLane(createEvaluator());
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
        lane.Clear();
        lock (_lock)
        {
            while (!lane.IsFull && _ledger.HasMore)
            {
                var number = _ledger.Take();
                lane.Add(number, _ledger.CandidateOf(number), _ledger.MomentsOf(number));
            }
        }
        if (lane.Count == 0 || !lane.Play(_state, _abandoned.Token))
        {
            return false;
        }
        lock (_lock)
        {
            for (var i = 0; i < lane.Count; i++)
            {
                var (number, result, _) = lane[i];
                if (_ledger.Awaits(number))
                {
                    _ledger.Put(number, result, lane.Failure);
                }
            }
            if (_ledger.IsComplete && _ledger.IsAnyOut)
            {
                _abandoned.Cancel();
            }
        }
        return true;
    }
}
