using Escalade.Cluster.Coordination;
using Escalade.Noise;
using Escalade.Policies;
using Escalade.Runs;
using Escalade.Training;

namespace Escalade.Cluster;

/// <summary>Has a head's generations evaluated by whatever workers there are; waits while there are none.</summary>
/// <param name="coordinator">Serves the workers.</param>
/// <param name="layout">Names the parameters in the state that workers fetch.</param>
/// <param name="givenUp">Ends the round that is open; nothing of it counts then.</param>
internal sealed class ClusterRunner(Coordinator coordinator, ParameterLayout layout, CancellationToken givenUp) : IGenerationRunner
{
    /// <summary>Not known here: workers know.</summary>
    public (double Simulator, double Total) Seconds => default;

    public IReadOnlyList<WorkerStatus> Workers => coordinator.Workers;

    public void Evaluate(TrainingState state, int evaluations, GenerationResults results) =>
        Run(state, NoisePurpose.Evaluation, evaluations, withCandidates: true, results);

    public EpisodeResult[] Confirm(TrainingState state, int episodes, CancellationToken interrupted)
    {
        var results = new GenerationResults(state.Observations.Mean.Length, state.Search.BehaviorSize);
        Run(state, NoisePurpose.Confirmation, episodes, withCandidates: false, results, interrupted);
        return results.Evaluations.ToArray();
    }

    public void Commit(GenerationUpdate update, ReadOnlySpan<byte> stateHash) => coordinator.Commit(update, stateHash);

    public void Dispose() => coordinator.Dispose();

    private void Run(
        TrainingState state, NoisePurpose purpose, int evaluations, bool withCandidates, GenerationResults results,
        CancellationToken interrupted = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(givenUp, interrupted);
        coordinator.Open(state, purpose, evaluations, withCandidates, results, stream => Checkpoint.Write(stream, state, layout))
            .Wait(either.Token);
        coordinator.Close();
    }
}
