using Escalade.Cluster.Coordination;
using Escalade.Cluster.Wire;

namespace Escalade.Cluster.Hosting;

/// <summary>Passes calls on to the coordinator, which is all there is to it.</summary>
[KeepAlive]
internal sealed class RunGrain(HeadRun run) : Grain, IRunGrain
{
    public Task<byte[]> Describe() => Task.FromResult(run.Json);

    public Task<JoinReply> Join(JoinRequest request) => Task.FromResult(run.Coordinator.Join(request));

    public Task<ExchangeReply> Exchange(ExchangeRequest request) => run.Coordinator.Exchange(request);

    public Task<StatePiece> State(long offset) => Task.FromResult(run.Coordinator.State(offset));
}

/// <summary>The run that a head serves.</summary>
/// <param name="Json">Its run.json.</param>
/// <param name="Coordinator">Serves its workers.</param>
internal sealed record HeadRun(byte[] Json, Coordinator Coordinator);
