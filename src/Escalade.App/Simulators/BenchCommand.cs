using System.CommandLine;
using Escalade.App.Benchmarks;
using Escalade.App.Commands;
using Escalade.App.Composition;
using Escalade.App.Tasks;
using Escalade.Atari.Roms;

namespace Escalade.App.Simulators;

/// <summary><c>bench</c>: how fast this machine trains, as ratios that can be compared.</summary>
internal static class BenchCommand
{
    public static Command Create(Application app, RomLibrary roms) => new("bench", "Measures how fast this machine trains.")
    {
        Rollouts(app.Tasks),
        Update(),
        Atari(app.Tasks, roms),
    };

    private static Command Rollouts(TaskCatalog catalog)
    {
        var threads = CommonOptions.Threads();
        var seconds = CommonOptions.Seconds("Time to measure each task for.", 20);
        var tasks = new Option<string[]>("--tasks")
        {
            Description = "Which of hopper, half-cheetah and humanoid.",
            HelpName = "TASK",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. RolloutBenchmark.Cases.Select(c => c.Task)],
        };
        var json = CommonOptions.Json("Print one JSON object a line: one a task.");
        var command = new Command("rollouts", "Training's timesteps a second over those of a bare loop of mj_step on the same states.")
        {
            threads, seconds, tasks, json,
        };
        command.SetAction(parsed => RolloutBenchmark.Run(
            catalog, parsed.GetValue(tasks)!, parsed.GetValue(threads), parsed.GetValue(seconds), parsed.GetValue(json)));
        return command;
    }

    private static Command Update()
    {
        var json = CommonOptions.Json("Print one JSON object.");
        var command = new Command("update", "Normal numbers made and added up, a second a core.") { json };
        command.SetAction(parsed => UpdateBenchmark.Run(parsed.GetValue(json)));
        return command;
    }

    private static Command Atari(TaskCatalog catalog, RomLibrary library)
    {
        var roms = new Option<string[]>("--rom")
        {
            Description = "Dumps to run; by default those of Pong, Breakout, Seaquest and Beam Rider that were imported.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var seconds = CommonOptions.Seconds("Time that each figure is measured for.", 4);
        var json = CommonOptions.Json("Print one JSON object a line: one a dump.");
        var command = new Command(
            "atari", "Frames a second of one Atari 2600 under random actions, and decisions a second of an agent in training, on one core.")
            { roms, seconds, json };
        command.SetAction(parsed => AtariBenchmark.Run(catalog, library, parsed.GetValue(roms)!, parsed.GetValue(seconds), parsed.GetValue(json)));
        return command;
    }
}
