namespace Escalade.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands =>
    [
        "", "train", "resume", "evaluate", "replay", "tasks", "trace", "doctor", "bench", "bench rollouts", "bench update",
        "atari", "atari games", "atari import", "atari trace", "atari play",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfEveryCommand_DescribesItAndExitsWith0(string command)
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains($"Usage:\n  {$"escalade {command}".Trim()}", outcome.Output);
        Assert.Empty(outcome.Error);
    }
}
