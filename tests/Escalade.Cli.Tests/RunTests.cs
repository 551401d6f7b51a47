using Escalade.MuJoCo.Tests.Support;

namespace Escalade.Cli.Tests;

/// <summary>A run's life: begun, interrupted, resumed, evaluated, replayed.</summary>
[NeedsMuJoCo]
public sealed class RunTests
{
    /// <summary>Short: four episodes of 50 frames' worth a generation, judged on two.</summary>
    private static readonly string[] Short =
    [
        "train", "swimmer", "--json", "--threads", "2",
        "--set", "strategy.generation.candidates=4", "--set", "evaluation.confirmationEpisodes=2", "--set", "stop.target=null",
    ];

    [Fact]
    public void Train_WithJson_PrintsAnObjectAGenerationAndOneForTheEnd()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, [.. Short, "--generations", "2"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Equal(3, outcome.Lines.Count);
        string[] generation =
        [
            "generation", "episodes", "timesteps", "seconds", "evaluationReturn", "bestReturn", "meanReturn", "meanLength",
            "nonFiniteReturns", "timestepsPerSecond", "simulatorShare",
        ];
        Assert.Equal(generation, outcome.Lines[0].Select(member => member.Key));
        Assert.Equal(4000, (int)outcome.Lines[0]["timesteps"]!);
        string[] end = ["reason", "generation", "timesteps", "seconds", "evaluationReturn", "parametersHash", "run"];
        Assert.Equal(end, outcome.Last.Select(member => member.Key));
        Assert.Equal("generations", (string)outcome.Last["reason"]!);
        Assert.Equal(64, ((string)outcome.Last["parametersHash"]!).Length);
        Assert.Equal("runs/swimmer-fast-seed0", (string)outcome.Last["run"]!);
    }

    [Fact]
    public void Train_WhenDefaultDirectoryIsTaken_TakesTheNext()
    {
        using var folder = new TestFolder();
        CommandLineProcess.Run(folder, [.. Short, "--generations", "0"]);

        var second = CommandLineProcess.Run(folder, [.. Short, "--generations", "0"]);

        Assert.Equal("runs/swimmer-fast-seed0-2", (string)second.Last["run"]!);
    }

    [Fact]
    public void Train_WhenManyBeginAtOnce_EachHasADirectoryOfItsOwn()
    {
        using var folder = new TestFolder();
        var processes = Enumerable.Range(0, 5).Select(_ => CommandLineProcess.Start(folder, [.. Short, "--generations", "0"])).ToArray();

        var outcomes = processes.Select(process => process.WaitForEnd()).ToArray();

        Assert.All(outcomes, outcome => Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error)));
        Assert.Equal(
            Enumerable.Range(1, 5).Select(n => n == 1 ? "runs/swimmer-fast-seed0" : $"runs/swimmer-fast-seed0-{n}"),
            outcomes.Select(outcome => (string)outcome.Last["run"]!).Order(StringComparer.Ordinal));
        Array.ForEach(processes, process => process.Dispose());
    }

    [Fact]
    public void Train_IntoADirectoryWithARun_PointsToResume()
    {
        using var folder = new TestFolder();
        CommandLineProcess.Run(folder, [.. Short, "--generations", "0", "--run", "r"]);

        var again = CommandLineProcess.Run(folder, [.. Short, "--generations", "0", "--run", "r"]);

        Assert.Equal(2, again.ExitCode);
        Assert.Contains("escalade resume r", again.Error);
    }

    [Fact]
    public void Train_WithoutATerminal_PrintsPlainLinesAndWhatToTryNext()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(
            folder, [.. Short.Where(argument => argument != "--json"), "--generations", "2", "--run", "r"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("generation 1 ", outcome.Output);
        Assert.Contains("generation 2 ", outcome.Output);
        Assert.Contains("escalade evaluate r", outcome.Output);
        Assert.Contains("escalade train ", outcome.Output);
        Assert.DoesNotContain('\e', outcome.Output);
    }

    [Fact]
    public void Train_WithSet_TrainsByTheChangedRecipe()
    {
        using var folder = new TestFolder();
        var plain = CommandLineProcess.Run(folder, [.. Short, "--generations", "1"]);

        var changed = CommandLineProcess.Run(
            folder, [.. Short, "--generations", "1", "--run", "r", "--set", "strategy.sigma=0.05", "--set", "description=mine"]);

        Assert.NotEqual((string)plain.Last["parametersHash"]!, (string)changed.Last["parametersHash"]!);
        var description = File.ReadAllText(Path.Combine(folder.Path, "r", "run.json"));
        Assert.Contains("\"sigma\": 0.05", description);
        Assert.Contains("\"description\": \"mine\"", description);
    }

    [Fact]
    public void Resume_AfterAShorterRun_EqualsTheLongRun()
    {
        using var folder = new TestFolder();
        var whole = CommandLineProcess.Run(folder, [.. Short, "--generations", "3", "--run", "whole"]);
        CommandLineProcess.Run(folder, [.. Short, "--generations", "1", "--run", "parts"]);

        var resumed = CommandLineProcess.Run(folder, "resume", "parts", "--generations", "3", "--threads", "1", "--json");

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(3, resumed.Lines.Count);
        Assert.Equal((string)whole.Last["parametersHash"]!, (string)resumed.Last["parametersHash"]!);
    }

    [Fact]
    public void EvaluateAndReplay_OfAGeneration_TellItsFigures()
    {
        using var folder = new TestFolder();
        var trained = CommandLineProcess.Run(folder, [.. Short, "--generations", "3", "--run", "r"]);

        var last = CommandLineProcess.Run(folder, "replay", "r", "--json");
        var second = CommandLineProcess.Run(folder, "replay", "r", "--generation", "2", "--json");
        var none = CommandLineProcess.Run(folder, "replay", "r", "--generation", "9");
        var judged = CommandLineProcess.Run(folder, "evaluate", "r", "--episodes", "2", "--json");

        Assert.Equal((string)trained.Last["parametersHash"]!, (string)last.Last["parametersHash"]!);
        Assert.Equal((double)trained.Lines[1]["bestReturn"]!, (double)second.Last["bestReturn"]!);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("The run has 3 generations", none.Error);
        Assert.Equal((double)trained.Last["evaluationReturn"]!, (double)judged.Last["meanReturn"]!);
        Assert.Equal(1000, (double)judged.Last["meanLength"]!);
    }

    [Fact]
    public void Resume_WhenThereIsNoRun_ExitsWith1()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, "resume", "nowhere");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("this is not a run directory", outcome.Error);
    }

    [Fact]
    public void Resume_WhenRunIsOfANewerVersion_SaysSo()
    {
        using var folder = new TestFolder();
        CommandLineProcess.Run(folder, [.. Short, "--generations", "1", "--run", "r"]);
        var file = Path.Combine(folder.Path, "r", "run.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"format\": 2", "\"format\": 99", StringComparison.Ordinal));

        var outcome = CommandLineProcess.Run(folder, "resume", "r");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("written by a newer version of Escalade", outcome.Error);
    }

    [Fact]
    public void Resume_WhileAnotherProcessTrains_SaysTheRunIsInUse()
    {
        using var folder = new TestFolder();
        using var first = CommandLineProcess.Start(folder, [.. Short, "--run", "r"]);
        Assert.NotNull(first.ReadLine());

        var second = CommandLineProcess.Run(folder, "resume", "r");

        Assert.Equal(1, second.ExitCode);
        Assert.EndsWith(" is in use by another process.\n", second.Error);
    }

    [Fact]
    public void Train_WhenReturnsAreTooLarge_SaysSoAndHowToGoOn()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(
            folder, [.. Short, "--run", "r", "--set", "task.parameters.forwardRewardWeight=1e45", "--set", "strategy.shaping={\"kind\":\"raw\"}"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("escalade: The returns of generation 0 are too large: a weight is not a finite float32. ", outcome.Error);
        Assert.EndsWith("The generations before it are kept; to continue: escalade resume r\n", outcome.Error);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void Train_WhenInterruptedOnce_EndsAfterTheGenerationWithACheckpoint(string signal, int exitCode)
    {
        using var folder = new TestFolder();
        using var training = CommandLineProcess.Start(folder, [.. Short, "--run", "r"]);
        Assert.NotNull(training.ReadLine());

        training.Signal(signal);
        var outcome = training.WaitForEnd();

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.StartsWith("Ending after this generation", outcome.Error);
        Assert.Equal("interrupted", (string)outcome.Last["reason"]!);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "r", "checkpoints")));
        var replayed = CommandLineProcess.Run(folder, "replay", "r", "--json");
        Assert.Equal((string)outcome.Last["parametersHash"]!, (string)replayed.Last["parametersHash"]!);
    }

    [Fact]
    public void Resume_WhenInterrupted_TellsTheSignalToo()
    {
        using var folder = new TestFolder();
        CommandLineProcess.Run(folder, [.. Short, "--generations", "1", "--run", "r"]);
        using var resumed = CommandLineProcess.Start(folder, "resume", "r", "--generations", "1000000", "--json");
        Assert.NotNull(resumed.ReadLine());

        resumed.Signal("TERM");

        Assert.Equal(143, resumed.WaitForEnd().ExitCode);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void Train_WhenInterruptedWhileFreshEpisodesArePlayed_GivesThemUp(string signal, int exitCode)
    {
        using var folder = new TestFolder();
        using var training = CommandLineProcess.Start(
            folder, "train", "swimmer", "--generations", "1", "--run", "r", "--set", "evaluation.confirmationEpisodes=100000");
        for (var line = training.ReadLine(); line != "playing 100000 fresh episodes"; line = training.ReadLine())
        {
            Assert.NotNull(line);
        }

        training.Signal(signal);
        var outcome = training.WaitForEnd(TimeSpan.FromSeconds(20));

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains("Interrupted.", outcome.Output);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "r", "checkpoints")));
        Assert.Equal(0, CommandLineProcess.Run(folder, "replay", "r").ExitCode);
    }

    [Fact]
    public void Train_IntoADirectoryWithABlank_SuggestsWhatAShellTakes()
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(
            folder, [.. Short.Where(argument => argument != "--json"), "--generations", "1", "--run", "it's mine"]);
        var again = CommandLineProcess.Run(folder, [.. Short, "--run", "it's mine"]);

        Assert.Contains(@"  escalade evaluate 'it'\''s mine' --episodes 100", outcome.Output);
        Assert.Contains(@"  escalade resume 'it'\''s mine' --generations 10", outcome.Output);
        Assert.Contains(@"escalade resume 'it'\''s mine'", again.Error);
    }

    [Fact]
    public void Train_OnANarrowTerminal_BreaksNoCommand()
    {
        Terminal.Require();
        using var folder = new TestFolder();
        using var training = Terminal.Start(
            folder, columns: 40, [.. Short.Where(argument => argument != "--json"), "--generations", "1", "--run", "a-run-with-a-name-that-is-not-short"]);

        var shown = Terminal.Plain(training.WaitForEnd().Output);

        Assert.Contains("\n  escalade evaluate a-run-with-a-name-that-is-not-short --episodes 100\n", shown);
    }

    [Fact]
    public void Replay_IntoAFolder_SaysSoAndLeavesNothingBehind()
    {
        using var folder = new TestFolder();
        CommandLineProcess.Run(folder, [.. Short, "--generations", "1", "--run", "r"]);

        var outcome = CommandLineProcess.Run(folder, "replay", "r", "--out", "r");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--out r is a folder: name a file in it, such as r/state.safetensors.", outcome.Error);
        Assert.Equal(["r"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Resume_OnAReadOnlyDisk_DoesNotBlameAnotherProcess()
    {
        using var folder = new TestFolder();
        CommandLineProcess.Run(folder, [.. Short, "--generations", "1", "--run", "r"]);
        // A mount of its own, which only the child sees.
        using var resumed = CommandLineProcess.StartCommand(
            folder, new Dictionary<string, string>(),
            "unshare", "--mount", "--map-root-user", "sh", "-c",
            "mount --bind r r && mount -o remount,bind,ro r || exit 77; exec dotnet \"$0\" resume r --generations 2", CommandLineProcess.Program);

        var outcome = resumed.WaitForEnd();

        Assert.SkipWhen(outcome.ExitCode == 77 || outcome.Error.StartsWith("unshare", StringComparison.Ordinal), "Nothing can be mounted here.");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Read-only file system", outcome.Error);
        Assert.DoesNotContain("another process", outcome.Error);
    }
}
