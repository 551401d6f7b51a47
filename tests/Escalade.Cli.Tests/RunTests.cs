using System.Diagnostics;

namespace Escalade.Cli.Tests;

/// <summary>A run's life: begun, interrupted, resumed, evaluated, replayed.</summary>
public sealed class RunTests
{
    /// <summary>Short: four episodes of 50 frames' worth a generation, judged on two.</summary>
    private static readonly string[] Short =
    [
        "train", "swimmer", "--json", "--threads", "2",
        "--set", "strategy.generation.pairs=2", "--set", "evaluation.confirmationEpisodes=2", "--set", "stop.target=null",
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
            "timestepsPerSecond", "simulatorShare", "nonFiniteReturns",
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
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal));

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
        Assert.Contains("in use by another process", second.Error);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Train_WhenInterruptedOnce_EndsAfterTheGenerationWithACheckpoint(string signal)
    {
        using var folder = new TestFolder();
        using var training = CommandLineProcess.Start(folder, [.. Short, "--run", "r"]);
        Assert.NotNull(training.ReadLine());

        Process.Start("kill", [$"-{signal}", $"{training.Id}"]).WaitForExit();
        var outcome = training.WaitForEnd();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Ending after this generation", outcome.Error);
        Assert.Equal("interrupted", (string)outcome.Last["reason"]!);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "r", "checkpoints")));
        var replayed = CommandLineProcess.Run(folder, "replay", "r", "--json");
        Assert.Equal((string)outcome.Last["parametersHash"]!, (string)replayed.Last["parametersHash"]!);
    }
}
