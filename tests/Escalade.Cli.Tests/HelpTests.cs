namespace Escalade.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands =>
    [
        "", "train", "resume", "evaluate", "replay", "head", "join", "cluster", "cluster keys", "help", "tasks", "recipe", "recipe schema", "recipe reference", "trace", "doctor", "bench", "bench rollouts", "bench update",
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

    [Theory]
    [InlineData("", "")]
    [InlineData("help", "")]
    [InlineData("help train", "train")]
    [InlineData("help atari play", "atari play")]
    public void Help_AsACommandOrOfNothing_IsThatOfTheOption(string arguments, string command)
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            CommandLineProcess.Run(folder, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Output, outcome.Output);
    }

    [Theory]
    [InlineData("help trian", "unknown command 'trian'. Did you mean 'train'?")]
    [InlineData("help atari plai", "unknown command 'plai'. Did you mean 'play'?")]
    [InlineData("help train swimmer", "train has no commands of its own: escalade help train")]
    public void Help_OfWhatIsNoCommand_SaysSo(string arguments, string message)
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, arguments.Split(' '));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"escalade: {message}\n", outcome.Error);
        Assert.Empty(outcome.Output);
    }
}
