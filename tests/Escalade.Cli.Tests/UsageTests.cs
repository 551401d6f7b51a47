namespace Escalade.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("trian swimmer", "unknown command 'trian'. Did you mean 'train'?")]
    [InlineData("", "a command is missing")]
    [InlineData("train", "Required argument missing")]
    [InlineData("train swimer", "unknown task 'swimer'. Did you mean 'swimmer'?")]
    [InlineData("train swimmer --preset fats", "unknown preset of swimmer 'fats'. Did you mean 'fast'?")]
    [InlineData("train swimmer --set strategy.sigmma=1", "unknown key 'strategy.sigmma'. Did you mean 'strategy.sigma'?")]
    [InlineData("train swimmer --set strategy.sigma=-1", "'strategy.sigma' must be above 0")]
    [InlineData("train swimmer --set strategy.sigma", "write key=value")]
    [InlineData("train swimmer --set strategy.sigma.to=1", "has no members")]
    [InlineData("train swimmer --set strategy.sigma=much", "strategy.sigma")]
    [InlineData("train swimmer --set task.parameters.frameSkipp=1", "unknown parameter of Swimmer-v5 'frameSkipp'. Did you mean 'frameSkip'?")]
    [InlineData("train swimmer --set task.parameters.frameSkip=0", "'frameSkip' must be at least 1")]
    [InlineData("train swimmer --set task.id=Swimer-v5", "unknown task 'Swimer-v5'")]
    [InlineData("train swimmer --threads 0", "--threads must be from 1 to 4096, not 0.")]
    [InlineData("train swimmer --minutes -1", "'stop.minutes' must be above 0")]
    [InlineData("train swimmer --seed x", "x")]
    [InlineData("train nothing.json", "nothing.json: no such recipe file.")]
    [InlineData("evaluate r --episodes 0", "--episodes must be from 1 to 10000000, not 0.")]
    [InlineData("replay r --generation -1", "--generation must be at least 0, not -1.")]
    [InlineData("trace swimmer", "--state")]
    [InlineData("bench rollouts --tasks hoper", "unknown benchmark 'hoper'. Did you mean 'hopper'?")]
    public void Run_WhenAskedForWhatCannotBe_SaysSoAndExitsWith2(string arguments, string message)
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Train_WhenRecipeIsDamaged_NamesTheFile()
    {
        using var folder = new TestFolder();
        folder.Write("mine.json", "{ \"task\": ");

        var outcome = CommandLineProcess.Run(folder, "train", "mine.json");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("mine.json: not valid JSON", outcome.Error);
    }
}
