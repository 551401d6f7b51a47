using System.Diagnostics;
using System.Text.Json.Nodes;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.App.Tasks;
using Escalade.MuJoCo.Simulation;
using Escalade.Settings;

namespace Escalade.App.Benchmarks;

/// <summary>
/// <c>bench rollouts</c>: how much of the simulator's speed training keeps. A real trainer runs a generation, update
/// included, while the episodes are recorded; then a bare loop plays the same episodes on as many threads, calling
/// nothing but mj_step. So both simulate the same states, one right after the other, and a machine that slows down
/// slows both.
/// </summary>
internal static class RolloutBenchmark
{
    private const int LeastRounds = 5;

    public static IReadOnlyList<RolloutCase> Cases { get; } =
    [
        new("hopper", [64, 64], Candidates: 100, WarmUp: 10),
        new("half-cheetah", [64, 64], Candidates: 40, WarmUp: 3),
        new("humanoid", [256, 256], Candidates: 200, WarmUp: 10),
    ];

    public static void Run(TaskCatalog catalog, IReadOnlyList<string> tasks, int threads, double seconds, bool json)
    {
        foreach (var name in tasks)
        {
            var measured = Cases.FirstOrDefault(c => c.Task.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException(NearestName.Unknown("benchmark", name, [.. Cases.Select(c => c.Task)]));
            Measure(catalog, measured, threads, seconds, json);
        }
    }

    private static void Measure(TaskCatalog catalog, RolloutCase measured, int threads, double seconds, bool json)
    {
        var environments = new List<RecordingEnvironment>();
        using var trainer = Trainer.Start(measured.Recipe(catalog), Create, new TrainerOptions { Threads = threads });
        using var bare = new BareLoop(catalog, measured.Task, threads);
        for (var i = 0; i < measured.WarmUp; i++)
        {
            TrainingRound(trainer, environments);
        }
        bare.Play(environments);

        var rounds = new List<Round>();
        var began = Stopwatch.GetTimestamp();
        while (rounds.Count < LeastRounds || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            var timesteps = trainer.State.Timesteps;
            var train = TrainingRound(trainer, environments);
            rounds.Add(new Round(trainer.State.Timesteps - timesteps, train, bare.Play(environments)));
        }
        Write(measured, threads, rounds, json);

        RecordingEnvironment Create()
        {
            var environment = new RecordingEnvironment((MuJoCoEnvironment)catalog.Create(catalog.Find(measured.Task), null));
            environments.Add(environment);
            return environment;
        }
    }

    private static double TrainingRound(Trainer trainer, List<RecordingEnvironment> environments)
    {
        foreach (var environment in environments)
        {
            environment.Forget();
        }
        var began = Stopwatch.GetTimestamp();
        trainer.Step();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Write(RolloutCase measured, int threads, List<Round> rounds, bool json)
    {
        var train = Median(rounds.Select(r => r.Timesteps / r.TrainSeconds));
        var raw = Median(rounds.Select(r => r.Timesteps / r.RawSeconds));
        var ratio = Median(rounds.Select(r => r.RawSeconds / r.TrainSeconds));
        var length = Median(rounds.Select(r => (double)r.Timesteps / measured.Candidates));
        var hidden = string.Join('x', measured.Hidden);
        if (json)
        {
            JsonLines.Write(new JsonObject
            {
                ["task"] = measured.Task,
                ["threads"] = threads,
                ["trainTimestepsPerSecond"] = Math.Round(train),
                ["rawTimestepsPerSecond"] = Math.Round(raw),
                ["ratio"] = Math.Round(ratio, 4),
                ["policy"] = hidden,
                ["rounds"] = rounds.Count,
                ["meanLength"] = Math.Round(length, 1),
            });
            return;
        }
        Console.Out.WriteLine(
            $"{measured.Task,-14} {hidden,-8} {threads} threads  training {train:N0}  bare mj_step {raw:N0}  ratio {ratio:F3}"
            + $"  ({rounds.Count} rounds, episodes of {length:F0})");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Round(long Timesteps, double TrainSeconds, double RawSeconds);
}
