using Escalade.Cluster.Coordination;
using Escalade.Cluster.Hosting;
using Escalade.Cluster.Wire;
using Escalade.Cluster.Working;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Tests.Support;

namespace Escalade.Cluster.Tests.Support;

/// <summary>A real trainer on a real directory, whose generations real workers evaluate; no network between them.</summary>
internal sealed class ToyHead : IDisposable
{
    private readonly TemporaryDirectory _temporary = new();

    public ToyHead(Recipe recipe)
    {
        HeadRun? run = null;
        Trainer = Trainer.Start(recipe, () => new Track(), new TrainerOptions
        {
            Seed = 1,
            Threads = 1,
            Directory = _temporary["run"],
            Simulator = "toy",
            Kinds = ToyRun.Kinds,
            CreateRunner = (directory, blueprint) =>
            {
                var coordinator = new Coordinator(
                    new JoinRequirements(directory.Identity, RunDescription.CurrentVersion, "toy"), recipe.Strategy,
                    recipe.Observations, new Track().Spec, new CoordinatorOptions(), TimeProvider.System, Log);
                run = new HeadRun(directory.Json, coordinator);
                return new ClusterRunner(coordinator, blueprint.Policy.Layout, CancellationToken.None);
            },
        });
        Run = run!;
    }

    public Trainer Trainer { get; }

    public HeadRun Run { get; }

    public List<string> Lines { get; } = [];

    public static WorkerLoop NewWorker(int threads, Action<string>? log = null, Track.Faults? faults = null) => new(new WorkerOptions
    {
        Name = $"worker of {threads}",
        Threads = threads,
        Kinds = ToyRun.Kinds,
        CreateEnvironment = _ => new Track(faults ?? new()),
        SimulatorOf = _ => "toy",
        Log = log ?? (static _ => { }),
    });

    public Task<IHead> Connect() => Task.FromResult<IHead>(new Connection(Run));

    public void Dispose()
    {
        Trainer.Dispose();
        _temporary.Dispose();
    }

    private void Log(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }

    private sealed class Connection(HeadRun run) : IHead
    {
        public Task<byte[]> Describe() => Task.FromResult(run.Json);

        public Task<JoinReply> Join(JoinRequest request) => Task.FromResult(run.Coordinator.Join(request));

        public Task<ExchangeReply> Exchange(ExchangeRequest request) => run.Coordinator.Exchange(request);

        public Task<StatePiece> State(long offset) => Task.FromResult(run.Coordinator.State(offset));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
