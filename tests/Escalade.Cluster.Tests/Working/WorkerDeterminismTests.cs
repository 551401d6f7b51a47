using Escalade.Cluster.Tests.Support;
using Escalade.Cluster.Wire;
using Escalade.Cluster.Working;
using Escalade.Tests.Support;

namespace Escalade.Cluster.Tests.Working;

public class WorkerDeterminismTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(2, 1, 4)]
    public async Task Run_WithWorkersOfAnySize_GivesTheStatesOfOneThread(params int[] threads)
    {
        foreach (var (name, recipe) in ToyRun.All)
        {
            var expected = ToyRun.Hashes(recipe, 12);
            using var head = new ToyHead(recipe);
            var workers = threads.Select(ToyWorker).ToArray();
            var runs = workers.Select(worker => Task.Run(() => worker.Run(_ => head.Connect(), TestContext.Current.CancellationToken))).ToArray();
            await Task.Run(() =>
            {
                for (var g = 1; g <= 12; g++)
                {
                    head.Trainer.Step();
                    Assert.Equal(expected[g], ToyRun.Hash(head.Trainer.State));
                }
                head.Run.Coordinator.Finish();
            }, TestContext.Current.CancellationToken);
            await Task.WhenAll(runs);
            Assert.True(workers.Sum(w => w.Episodes) >= head.Trainer.State.Episodes, name);
            foreach (var worker in workers)
            {
                worker.Dispose();
            }
        }

        static WorkerLoop ToyWorker(int threads) => ToyHead.NewWorker(threads);
    }

    /// <summary>Every call may break, before the head hears of it or after.</summary>
    [Fact]
    public async Task Run_WhenConnectionsBreak_JoinsAgainAndGivesTheStatesOfOneThread()
    {
        var expected = ToyRun.Hashes(ToyRun.ByTimesteps, 30);
        using var head = new ToyHead(ToyRun.ByTimesteps);
        var random = new Random(1);
        var breaks = 0;
        bool Breaks()
        {
            lock (random)
            {
                return random.Next(25) == 0 && ++breaks > 0;
            }
        }
        using var first = ToyHead.NewWorker(2);
        using var second = ToyHead.NewWorker(1);
        async Task<IHead> Connect() => Breaks() ? throw new IOException("no way") : new Fragile(await head.Connect(), Breaks);
        Task[] runs =
        [
            Task.Run(() => first.Run(_ => Connect(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken),
            Task.Run(() => second.Run(_ => Connect(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken),
        ];
        await Task.Run(() =>
        {
            for (var g = 1; g <= 30; g++)
            {
                head.Trainer.Step();
                Assert.Equal(expected[g], ToyRun.Hash(head.Trainer.State));
            }
            head.Run.Coordinator.Finish();
        }, TestContext.Current.CancellationToken);
        await Task.WhenAll(runs);
        Assert.True(breaks > 5);
    }

    [Fact]
    public async Task Run_WhenRefused_SaysWhy()
    {
        using var head = new ToyHead(ToyRun.ByCandidates);
        using var worker = new WorkerLoop(new WorkerOptions
        {
            Name = "stranger",
            Threads = 1,
            CreateEnvironment = _ => new Track(),
            SimulatorOf = _ => "MuJoCo 9",
        });
        var e = await Assert.ThrowsAsync<WorkerRefusedException>(() => worker.Run(_ => head.Connect(), TestContext.Current.CancellationToken));
        Assert.Equal("The head refuses this worker: it has MuJoCo 9, the run was begun with toy.", e.Message);
    }

    /// <summary>An environment that throws on every machine fails the generation, as it does on one.</summary>
    [Fact]
    public async Task Step_WhenAnEnvironmentThrowsEverywhere_NamesTheCandidate()
    {
        using var head = new ToyHead(ToyRun.ByCandidates);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var worker = ToyHead.NewWorker(2, faults: new Track.Faults { Throws = _ => true });
        var run = Task.Run(() => worker.Run(_ => head.Connect(), stop.Token), CancellationToken.None);
        var e = await Assert.ThrowsAsync<Escalade.Training.EvaluationException>(() => Task.Run(head.Trainer.Step));
        Assert.Matches("^Generation 0, (candidate \\d|evaluation episode 0): RemoteException: the cart is on fire$", e.Message);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private sealed class Fragile(IHead head, Func<bool> breaks) : IHead
    {
        public Task<byte[]> Describe() => Try(head.Describe);

        public Task<JoinReply> Join(JoinRequest request) => Try(() => head.Join(request));

        public Task<ExchangeReply> Exchange(ExchangeRequest request) => Try(() => head.Exchange(request));

        public Task<StatePiece> State(long offset) => Try(() => head.State(offset));

        public ValueTask DisposeAsync() => head.DisposeAsync();

        private async Task<T> Try<T>(Func<Task<T>> call)
        {
            if (breaks())
            {
                throw new IOException("lost on the way there");
            }
            var answer = await call();
            return breaks() ? throw new IOException("lost on the way back") : answer;
        }
    }
}
