using Escalade.Cluster.Hosting;
using Escalade.Cluster.Tests.Support;
using Escalade.Cluster.Wire;
using Escalade.Cluster.Working;
using Escalade.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Escalade.Cluster.Tests.Hosting;

public class RunGrainTests
{
    /// <summary>Everything between a worker and the coordinator, serialisation included.</summary>
    [Fact]
    public async Task Run_ThroughTheGrain_GivesTheStatesOfOneThread()
    {
        var expected = ToyRun.Hashes(ToyRun.ByTimesteps, 20);
        using var head = new ToyHead(ToyRun.ByTimesteps);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton(head.Run));
        await using var cluster = builder.Build();
        await cluster.DeployAsync(TestContext.Current.CancellationToken);
        using var worker = ToyHead.NewWorker(2);
        var grain = cluster.Client.GetGrain<IRunGrain>(0);
        var run = Task.Run(
            () => worker.Run(_ => Task.FromResult<IHead>(new GrainHead(grain)), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        await Task.Run(() =>
        {
            for (var g = 1; g <= 20; g++)
            {
                head.Trainer.Step();
                Assert.Equal(expected[g], ToyRun.Hash(head.Trainer.State));
            }
            head.Run.Coordinator.Finish();
        }, TestContext.Current.CancellationToken);
        await run;
    }

    private sealed class GrainHead(IRunGrain run) : IHead
    {
        public Task<byte[]> Describe() => run.Describe();

        public Task<JoinReply> Join(JoinRequest request) => run.Join(request);

        public Task<ExchangeReply> Exchange(ExchangeRequest request) => run.Exchange(request);

        public Task<StatePiece> State(long offset) => run.State(offset);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
