using Escalade.MuJoCo.Tests.Support;

namespace Escalade.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [NeedsMuJoCo]
    [InlineData("trian swimmer", "unknown command 'trian'. Did you mean 'train'?")]
    [InlineData("atari", "a command is missing")]
    [InlineData("train", "Required argument missing")]
    [InlineData("train swimer", "unknown task 'swimer'. Did you mean 'swimmer'?")]
    [InlineData("train swimmer --preset fats", "unknown preset of swimmer 'fats'. Did you mean 'fast'?")]
    [InlineData("train swimmer --set strategy.sigmma=1", "unknown key 'strategy.sigmma'. Did you mean 'strategy.sigma'?")]
    [InlineData("train swimmer --set strategy.sigma=-1", "'strategy.sigma' must be a number above 0")]
    [InlineData("train swimmer --set strategy.sigma", "write key=value")]
    [InlineData("train swimmer --set strategy.sigma.to=1", "has no members")]
    [InlineData("train swimmer --set strategy.sigma=much", "strategy.sigma")]
    [InlineData("train swimmer --set task.parameters.frameSkipp=1", "unknown parameter of Swimmer-v5 'frameSkipp'. Did you mean 'frameSkip'?")]
    [InlineData("train swimmer --set task.parameters.frameSkip=0", "'frameSkip' must be at least 1")]
    [InlineData("train swimmer --set task.id=Swimer-v5", "unknown task 'Swimer-v5'")]
    [InlineData("train swimmer --threads 0", "--threads must be a whole number from 1 to 4096, not '0'.")]
    [InlineData("train swimmer --minutes -1", "--minutes must be a number above 0, not '-1'.")]
    [InlineData("train swimmer --set stop.minutes=-1", "'stop.minutes' must be a number above 0")]
    [InlineData("train swimmer --seed x", "--seed must be a whole number from 0 to 18446744073709551615, not 'x'.")]
    [InlineData("train swimmer --seed -1", "--seed must be a whole number from 0 to 18446744073709551615, not '-1'.")]
    [InlineData("train swimmer --seed 18446744073709551616", "--seed must be a whole number from 0 to 18446744073709551615")]
    [InlineData("train swimmer --threads 1.5", "--threads must be a whole number from 1 to 4096, not '1.5'.")]
    [InlineData("train swimmer --generations ten", "--generations must be a whole number, at least 0, not 'ten'.")]
    [InlineData("train swimmer --timesteps -5", "--timesteps must be a whole number, at least 0, not '-5'.")]
    [InlineData("train swimmer --target high", "--target must be a number, not 'high'.")]
    [InlineData("train swimmer --target NaN", "--target must be a number, not 'NaN'.")]
    [InlineData("bench rollouts --seconds 0", "--seconds must be a number above 0, not '0'.")]
    [InlineData("train ALE/Pnog-v5", "unknown task 'ALE/Pnog-v5'. Did you mean 'ALE/Pong-v5'?")]
    [InlineData("train nowhere/nothing", "nowhere/nothing: no such recipe file.")]
    [InlineData("train recipe.json --preset fast", "--preset fast chooses one of a task's recipes, and recipe.json is a recipe already.")]
    [InlineData("join http://localhost:7117", "join takes the head's host and port, such as localhost:7117, not 'http://localhost:7117'.")]
    [InlineData("join localhost:7117/", "join takes the head's host and port")]
    [InlineData("join localhost:x", "join takes the head's host and port")]
    [InlineData("join :7117", "join takes the head's host and port")]
    [InlineData("join localhost", "join takes the head's host and port")]
    [InlineData("train nothing.json", "nothing.json: no such recipe file.")]
    [InlineData("evaluate r --episodes 0", "--episodes must be a whole number from 1 to 10000000, not '0'.")]
    [InlineData("replay r --generation -1", "--generation must be a whole number, at least 0, not '-1'.")]
    [InlineData("trace swimmer", "--state")]
    [InlineData("bench rollouts --tasks hoper", "unknown benchmark 'hoper'. Did you mean 'hopper'?")]
    public void Run_WhenAskedForWhatCannotBe_SaysSoAndExitsWith2(string arguments, string message)
    {
        using var folder = new TestFolder();

        var outcome = CommandLineProcess.Run(folder, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.DoesNotContain("System.", outcome.Error);
        Assert.DoesNotContain("unexpected", outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("", "--run takes a folder, not ''.")]
    [InlineData("--json", "--run takes a folder, not '--json'.")]
    [InlineData("file", "--run takes a folder, and file is a file.")]
    public void Train_IntoWhatIsNoFolder_IsRefused(string run, string message)
    {
        using var folder = new TestFolder();
        folder.Write("file", "");

        var outcome = CommandLineProcess.Run(folder, "train", "swimmer", "--run", run);

        Assert.Equal((2, 1), (outcome.ExitCode, Directory.GetFileSystemEntries(folder.Path).Length));
        Assert.Contains(message, outcome.Error);
    }

    [Fact]
    public void Train_WhenARecipeIsEmpty_SaysSo() => AssertRefused(" ", "", "mine.json: it is empty; a JSON object is expected.");

    [Fact]
    public void Train_WhenARecipeHasAnUnknownKey_NamesTheFile() =>
        AssertRefused("""{"tusk": {}}""", "", "mine.json: unknown key 'tusk'. Did you mean 'task'?");

    [Fact]
    public void Train_WhenRecipeIsDamaged_NamesTheFile()
    {
        using var folder = new TestFolder();
        folder.Write("mine.json", "{ \"task\": ");

        var outcome = CommandLineProcess.Run(folder, "train", "mine.json");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("mine.json: not valid JSON", outcome.Error);
    }

    [Theory]
    [InlineData("", "mine.json: 'strategy.sigma' stands there twice")]
    [InlineData("--set strategy.weightDecay=0.1", "mine.json: 'strategy.sigma' stands there twice")]
    public void Train_WhenARecipeHasAKeyTwice_NamesIt(string options, string message) => AssertRefused(
        """
        {
          "task": {"id": "Swimmer-v5"},
          "policy": {"kind": "linear"},
          "strategy": {"sigma": 0.1, "sigma": 0.2}
        }
        """,
        options, message);

    [Theory]
    [InlineData("", "'task' must be an object, such as {\"id\": \"Swimmer-v5\"}")]
    [InlineData("--rom pong.bin", "'task' must be an object, such as {\"id\": \"Swimmer-v5\"}")]
    public void Train_WhenTheTaskIsAString_SaysWhatToWrite(string options, string message) =>
        AssertRefused("""{"task": "ALE/Pong-v5", "policy": {"kind": "linear"}}""", options, message);

    [Theory]
    [InlineData("--set policy=mlp", "'policy' must be an object, such as {\"kind\": \"mlp\"}")]
    [InlineData("--set strategy.generation.candidates=1.5", "'strategy.generation.candidates' must be a whole number")]
    [InlineData("--set stop.target=high", "'stop.target' must be a number")]
    [InlineData("--set observations.normalize=1", "'observations.normalize' must be true or false")]
    public void Train_WhenAValueIsOfAnotherKind_SaysWhatToWrite(string options, string message) =>
        AssertRefused("""{"task": {"id": "Swimmer-v5"}, "policy": {"kind": "linear"}}""", options, message);

    private static void AssertRefused(string recipe, string options, string message)
    {
        using var folder = new TestFolder();
        folder.Write("mine.json", recipe);
        File.WriteAllBytes(Path.Combine(folder.Path, "pong.bin"), Atari.Tests.Support.TestCartridge.Bytes);

        var outcome = CommandLineProcess.Run(folder, ["train", "mine.json", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        foreach (var ofDotNet in new[] { "unexpected", "System.", "Escalade.", "Nullable", "LineNumber", "(Parameter" })
        {
            Assert.DoesNotContain(ofDotNet, outcome.Error);
        }
        Assert.Empty(outcome.Output);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "runs")));
    }
}
