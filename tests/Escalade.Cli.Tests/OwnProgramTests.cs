using System.Globalization;

namespace Escalade.Cli.Tests;

/// <summary>A program with a task, an evaluator, a policy, a strategy and an optimiser of its own: tests/Programs/OwnProgram. As it is
/// built beside these tests, or, by tests/packages.sh, on packed packages.</summary>
public sealed class OwnProgramTests
{
    private static readonly string _program =
        Environment.GetEnvironmentVariable("ESCALADE_OWN_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "OwnProgram.dll");

    [Fact]
    public void Train_KilledAndResumed_OrOnACluster_ComesToTheSameParameters()
    {
        using var folder = new TestFolder();
        using (var killed = Start(folder, "train", "parking", "--run", "killed", "--seed", "3", "--threads", "2", "--minutes", "5", "--json"))
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.NotNull(killed.ReadLine());
            }
            killed.Signal("KILL");
            Assert.Equal(137, killed.WaitForEnd().ExitCode);
        }
        var reached = (int)Run(folder, "replay", "killed", "--json").Last["generation"]!;
        Assert.True(reached >= 20);
        var generations = (reached + 20).ToString(CultureInfo.InvariantCulture);

        var resumed = Run(folder, "resume", "killed", "--threads", "1", "--generations", generations, "--json");
        var whole = Run(folder, "train", "parking", "--run", "whole", "--seed", "3", "--threads", "1", "--generations", generations, "--json");
        var (address, shared) = ($"127.0.0.1:{FreePort.Next()}", "");
        using (var head = Start(
            folder, "head", "parking", "--run", "shared", "--seed", "3", "--threads", "1", "--generations", generations, "--listen", address, "--json"))
        using (var worker = Start(folder, "join", address, "--threads", "2"))
        {
            var end = head.WaitForEnd();
            Assert.Equal(0, end.ExitCode);
            Assert.Equal(0, worker.WaitForEnd().ExitCode);
            shared = (string)end.Last["parametersHash"]!;
        }
        var replayed = Run(folder, "replay", "killed", "--generation", generations, "--json");

        var hash = (string)whole.Last["parametersHash"]!;
        Assert.Equal(
            (hash, hash, hash), ((string)resumed.Last["parametersHash"]!, shared, (string)replayed.Last["parametersHash"]!));
        // It was the program's own evaluator that played, and it learns.
        Assert.All(whole.Lines.SkipLast(1), line => Assert.True((double)line["meanReturn"]! > 1000));
        Assert.True((double)whole.Last["evaluationReturn"]! > (double)whole.Lines[0]["meanReturn"]!);
        var evaluated = Run(folder, "evaluate", "shared", "--episodes", "20", "--json");
        Assert.Equal((double)whole.Last["evaluationReturn"]!, (double)evaluated.Last["meanReturn"]!, 9);
    }

    [Fact]
    public void Tasks_OfAProgramWithoutOurs_AreItsOwn()
    {
        using var folder = new TestFolder();

        var tasks = Run(folder, "tasks", "--json");

        Assert.Equal(["Parking-v1", "PlainParking-v1"], tasks.Lines.Select(line => (string)line["id"]!));
        Assert.Equal((2, 1, 60), ((int)tasks.Last["observationSize"]!, (int)tasks.Last["actionSize"]!, (int)tasks.Last["maxEpisodeSteps"]!));
    }

    [Theory]
    [InlineData("", 0, "ok       barrier")]
    [InlineData("1", 1, "MISSING  barrier")]
    public void Doctor_OfAProgramWithoutOurs_AsksForWhatItsOwnSimulatorNeeds(string closed, int exitCode, string line)
    {
        using var folder = new TestFolder();
        using var process = Start(folder, closed.Length == 0 ? [] : new() { ["PARKING_CLOSED"] = closed }, "doctor");

        var outcome = process.WaitForEnd();

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(line, outcome.Output);
        Assert.DoesNotContain("libmujoco", outcome.Output);
    }

    [Fact]
    public void Train_ATaskWithoutARecipe_TakesEveryDefault()
    {
        using var folder = new TestFolder();

        var outcome = Run(folder, "train", "plain-parking", "--generations", "2", "--json");

        Assert.Equal("runs/plain-parking-defaults-seed0", (string)outcome.Last["run"]!);
    }

    [Theory]
    [InlineData("train swimmer", "own: unknown task 'swimmer'.")]
    [InlineData("train parking --set policy.cels=3", "own: parking.fast: unknown key 'policy.cels'. Did you mean 'policy.cells'?")]
    [InlineData("train parking --set strategy.optimizer.memory=1", "own: parking.fast: 'strategy.optimizer.memory' must be")]
    [InlineData("train parking --preset slow", "own: unknown preset of parking 'slow'.")]
    [InlineData("trian parking", "own: unknown command 'trian'. Did you mean 'train'?\nSee: own --help\n")]
    public void Command_ThatCannotBe_IsRefusedInTheProgramsName(string arguments, string message)
    {
        using var folder = new TestFolder();
        using var process = Start(folder, arguments.Split(' '));

        var outcome = process.WaitForEnd();

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
    }

    private static CommandLineProcess Start(TestFolder folder, params string[] arguments) => Start(folder, [], arguments);

    private static CommandLineProcess Start(TestFolder folder, Dictionary<string, string> variables, params string[] arguments) =>
        CommandLineProcess.StartCommand(folder, variables, ["dotnet", _program, .. arguments]);

    private static Outcome Run(TestFolder folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var outcome = process.WaitForEnd();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome;
    }
}
