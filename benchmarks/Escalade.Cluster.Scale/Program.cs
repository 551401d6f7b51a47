using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Escalade;
using Escalade.Cluster;
using Escalade.Cluster.Scale;
using Escalade.Cluster.Working;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;
using Escalade.Training;

// A real head and real workers on real sockets, whose episodes are waits: how close generations come to a greedy schedule with free
// communication, and what the head costs.
//
//   dotnet run -c Release --project benchmarks/Escalade.Cluster.Scale -- --candidates 10000
var candidates = new Option<int>("--candidates") { DefaultValueFactory = _ => 2880 };
var generations = new Option<int>("--generations") { DefaultValueFactory = _ => 10 };
var processes = new Option<int>("--processes") { DefaultValueFactory = _ => 8 };
var clients = new Option<int>("--clients") { DefaultValueFactory = _ => 10, Description = "Workers in each process." };
var capacity = new Option<int>("--capacity") { DefaultValueFactory = _ => 18, Description = "Episodes that a worker plays at once." };
var kill = new Option<bool>("--kill") { Description = "Kill a process's workers in the middle of the last generation but one." };
var root = new RootCommand("Simulates a cluster at scale.") { candidates, generations, processes, clients, capacity, kill };
root.SetAction(parsed => RunHead(
    parsed.GetValue(candidates), parsed.GetValue(generations), parsed.GetValue(processes), parsed.GetValue(clients), parsed.GetValue(capacity),
    parsed.GetValue(kill)));
var port = new Argument<int>("PORT");
var workers = new Command("workers") { port, clients, capacity };
workers.SetAction(parsed => RunWorkers(parsed.GetValue(port), parsed.GetValue(clients), parsed.GetValue(capacity)));
root.Subcommands.Add(workers);
return await root.Parse(args).InvokeAsync();

static async Task RunHead(int candidates, int generations, int processes, int clients, int capacity, bool kill)
{
    var folder = Directory.CreateTempSubdirectory("escalade-scale").FullName;
    var recipe = new Recipe
    {
        Task = new TaskReference { Id = "Waiting" },
        Policy = new LinearPolicySpec(),
        Observations = new ObservationSpec { Normalize = false },
        Strategy = new OpenAiEsSpec { Generation = GenerationSize.OfCandidates(candidates), Sigma = 0.1 },
        Evaluation = new EvaluationSpec { Episodes = 0 },
    };
    var endpoint = FreeEndpoint();
    List<Process> machines = [];
    await using (var head = await Head.Start(
        options => Trainer.Start(recipe, () => new Nowhere(), options),
        new TrainerOptions { Seed = 1, Threads = 1, Directory = Path.Combine(folder, "run"), Simulator = "waiting" }, endpoint, null,
        static _ => { }))
    {
        for (var i = 0; i < processes; i++)
        {
            machines.Add(Process.Start(
                Environment.ProcessPath!,
                [.. Itself(), "workers", $"{endpoint.Port}", "--clients", $"{clients}", "--capacity", $"{capacity}"]));
        }
        while (head.Workers.Count < processes * clients)
        {
            await Task.Delay(100);
        }
        var all = processes * clients * capacity;
        for (var g = 0; g < generations; g++)
        {
            var (before, cpu, workersCpu) = (head.Traffic, Environment.CpuUsage.TotalTime, CpuOf(machines));
            var clock = Stopwatch.StartNew();
            var step = Task.Run(head.Trainer.Step);
            var killed = kill && g == generations - 2;
            var durations = Enumerable.Range(0, candidates)
                .Select(n => RecordedLengths.Seconds(RecordedLengths.Length(1, g, Candidate.OfEpisode(n, NoisePurpose.Evaluation, 0)))).ToArray();
            var greedy = GreedySchedule.Makespan(durations, all);
            if (killed)
            {
                await Task.Delay(TimeSpan.FromSeconds(greedy / 2));
                machines[0].Kill();
            }
            await step;
            var seconds = clock.Elapsed.TotalSeconds;
            var after = head.Traffic;
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                generation = g,
                candidates,
                capacity = all,
                seconds,
                greedySeconds = greedy,
                greedyShare = greedy / seconds,
                workShare = durations.Sum() / (all * seconds),
                headCores = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / seconds,
                workersCores = (CpuOf(machines) - workersCpu).TotalSeconds / seconds,
                bytesFromWorkersACandidate = (after.FromWorkers - before.FromWorkers) / (double)candidates,
                bytesToAWorkerACandidate = (after.ToWorkers - before.ToWorkers) / (double)candidates / (processes * clients),
                killed,
                longestEpisode = durations.Max(),
            }));
        }
        head.Finish();
        await Task.Delay(1000);
    }
    foreach (var machine in machines)
    {
        machine.Kill();
    }
    Directory.Delete(folder, recursive: true);
}

static async Task RunWorkers(int port, int clients, int capacity)
{
    // A thread a worker, asleep most of the time.
    var all = Enumerable.Range(0, clients).Select(i => new Worker(new WorkerOptions
    {
        Name = $"{Environment.ProcessId}/{i}",
        Threads = 1,
        CreateEnvironment = _ => new Nowhere(),
        CreateEvaluator = _ => new WaitingEvaluator(capacity),
        SimulatorOf = _ => "waiting",
    })).ToArray();
    await Task.WhenAll(all.Select(worker => worker.Run("127.0.0.1", port, CancellationToken.None)));
}

static TimeSpan CpuOf(List<Process> machines) =>
    machines.Aggregate(TimeSpan.Zero, (sum, machine) =>
    {
        machine.Refresh();
        return machine.HasExited ? sum : sum + machine.TotalProcessorTime;
    });

static IEnumerable<string> Itself() =>
    Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(RecordedLengths).Assembly.Location] : [];

static IPEndPoint FreeEndpoint()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return (IPEndPoint)listener.LocalEndpoint;
}

/// <summary>Only its sizes matter.</summary>
internal sealed class Nowhere : IEnvironment
{
    public EnvironmentSpec Spec { get; } = new("Waiting", 1, new BoxActions([-1], [1]), MaxEpisodeSteps: 1000);

    public void Reset(RandomSource random, Span<double> observation) => observation[0] = 0;

    public StepResult Step(ReadOnlySpan<double> action, Span<double> observation) => new(0, true, false);

    public void Dispose()
    {
    }
}
