using Escalade.Noise;
using Escalade.Recipes;
using Escalade.Threading;

namespace Escalade.Training;

/// <summary>Evaluates whole generations on the threads of one process.</summary>
internal sealed class LocalRunner : IGenerationRunner, IEpisodeQueue
{
    private readonly ThreadTeam _team;
    private readonly EvaluatorThread[] _threads;
    private readonly GenerationLedger _ledger;
    private readonly Func<int, bool> _runThread;
    private readonly Lock _lock = new();
    private EvaluationRound _round = null!;

    /// <param name="recipe">The run's.</param>
    /// <param name="observationSize">Numbers in an observation.</param>
    /// <param name="team">The threads.</param>
    /// <param name="createEvaluator">Makes an evaluator for one thread.</param>
    public LocalRunner(Recipe recipe, int observationSize, ThreadTeam team, Func<IEvaluator> createEvaluator)
    {
        _team = team;
        var moments = new MomentsPool(observationSize);
        _ledger = new GenerationLedger(recipe.Strategy, recipe.Observations, moments);
        _threads = new EvaluatorThread[team.Count];
        _runThread = thread =>
        {
            _threads[thread].Run();
            return false;
        };
        try
        {
            for (var i = 0; i < _threads.Length; i++)
            {
                _threads[i] = new EvaluatorThread(recipe, createEvaluator(), this, moments);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public (double Simulator, double Total) Seconds =>
        (_threads.Sum(thread => thread.Seconds.Simulator), _threads.Sum(thread => thread.Seconds.Total));

    /// <inheritdoc/>
    public IReadOnlyList<WorkerStatus>? Workers => null;

    /// <inheritdoc/>
    public void Evaluate(TrainingState state, int evaluations, GenerationResults results) =>
        Run(state, NoisePurpose.Evaluation, evaluations, results, withCandidates: true);

    /// <inheritdoc/>
    public EpisodeResult[] Confirm(TrainingState state, int episodes, CancellationToken interrupted)
    {
        var results = new GenerationResults(state.Observations.Mean.Length, state.Search.BehaviorSize);
        Run(state, NoisePurpose.Confirmation, episodes, results, withCandidates: false, interrupted);
        return results.Evaluations.ToArray();
    }

    /// <inheritdoc/>
    public void Commit(GenerationUpdate update, ReadOnlySpan<byte> stateHash)
    {
    }

    /// <summary>Disposes the evaluators; the team is its owner's.</summary>
    public void Dispose()
    {
        foreach (var thread in _threads)
        {
            thread?.Dispose();
        }
    }

    (EvaluationRound Round, int Number)? IEpisodeQueue.Take()
    {
        lock (_lock)
        {
            return !_round.IsAbandoned && _ledger.HasMore ? (_round, _ledger.Take()) : null;
        }
    }

    void IEpisodeQueue.Put(EvaluationRound round, PlayedEpisode episode)
    {
        lock (_lock)
        {
            _ledger.Put(episode);
            if (_ledger.IsComplete)
            {
                // Threads may have run ahead of the end of a generation that closes by timesteps: now they give up.
                round.Abandon();
            }
        }
    }

    void IEpisodeQueue.GiveUp(EvaluationRound round, int number)
    {
    }

    private void Run(
        TrainingState state, NoisePurpose purpose, int evaluations, GenerationResults results, bool withCandidates,
        CancellationToken interrupted = default)
    {
        var round = new EvaluationRound(state, purpose, evaluations);
        _round = round;
        _ledger.Open(round, evaluations, withCandidates, results);
        using (interrupted.UnsafeRegister(static round => ((EvaluationRound)round!).Abandon(), round))
        {
            _team.Run(_runThread);
        }
        if (!_ledger.IsComplete)
        {
            interrupted.ThrowIfCancellationRequested();
        }
        _ledger.Close();
    }
}
