using Escalade.MuJoCo.Tests.Support;

namespace Escalade.Cli.Tests;

/// <summary>Whoever reads the output goes away, as <c>head -1</c> does: the program ends, as others do, without a word.</summary>
public sealed class OutputClosedTests
{
    private const int ByBrokenPipe = 141;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory]
    [NeedsMuJoCo]
    [InlineData(true)]
    [InlineData(false)]
    public void Train_WhenNobodyReadsOn_EndsWithACheckpoint(bool json)
    {
        using var folder = new TestFolder();
        using var training = CommandLineProcess.Start(
            folder, ["train", "swimmer", "--run", "r", "--set", "stop.target=null", "--set", "strategy.generation.candidates=4", .. json ? ["--json"] : Array.Empty<string>()]);
        Assert.NotNull(training.ReadLine());
        Assert.NotNull(training.ReadLine());
        training.CloseOutput();

        var outcome = training.WaitForEnd(Soon);

        Assert.Equal(ByBrokenPipe, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "r", "checkpoints")));
        Assert.Equal(0, CommandLineProcess.Run(folder, "replay", "r").ExitCode);
    }

    [Theory]
    [InlineData("tasks")]
    [InlineData("tasks --json")]
    [InlineData("atari games")]
    [InlineData("doctor")]
    [InlineData("help")]
    [InlineData("train --help")]
    public void Command_WhenNobodyReads_EndsQuietly(string command)
    {
        using var folder = new TestFolder();
        using var process = CommandLineProcess.Start(folder, command.Split(' '));
        process.CloseOutput();

        var outcome = process.WaitForEnd(Soon);

        Assert.Equal(ByBrokenPipe, outcome.ExitCode);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void Trace_WhenNobodyReadsOn_EndsQuietly()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "tetris.bin"), Atari.Tests.Support.TestCartridge.Bytes);
        folder.Write("actions.txt", string.Concat(Enumerable.Repeat("0\n", 50_000)));
        using var process = CommandLineProcess.Start(folder, "atari", "trace", "--rom", "tetris.bin", "--actions", "actions.txt");
        Assert.NotNull(process.ReadLine());
        process.CloseOutput();

        var outcome = process.WaitForEnd(Soon);

        Assert.Equal(ByBrokenPipe, outcome.ExitCode);
        Assert.DoesNotContain("escalade:", outcome.Error);
    }

    [Fact]
    public void Tasks_OnAFullDisk_SaysSo()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        using var folder = new TestFolder();
        using var process = CommandLineProcess.StartCommand(
            folder, new Dictionary<string, string>(), "sh", "-c", "exec dotnet \"$0\" tasks --json > /dev/full", CommandLineProcess.Program);

        var outcome = process.WaitForEnd(Soon);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("escalade: standard output: No space left on device", outcome.Error);
    }
}
