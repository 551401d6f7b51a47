using System.IO.Compression;
using System.Text;
using Escalade.Atari.Tests.Support;

namespace Escalade.Cli.Tests;

/// <summary>What is wrong with a dump, a list of actions or a run is said in a sentence, and the exit code tells.</summary>
public sealed class AtariInputTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4095)]
    [InlineData(4097)]
    [InlineData(5000)]
    [InlineData(10 * 1024 * 1024)]
    public void Trace_OfADumpOfAnOddSize_SaysSo(int size)
    {
        using var folder = new TestFolder();
        var outcome = Trace(folder, new byte[size], "0");
        AssertFails(1, $"tetris.bin is damaged, or no cartridge: it has {size} bytes", outcome);
    }

    [Theory]
    [InlineData(8448, "Supercharger (AR)")]
    [InlineData(6144, "no kind of cartridge with 6144 bytes")]
    [InlineData(65_536, "kind MB")]
    [InlineData(131_072, "kind MC")]
    public void Trace_OfAKindThatIsNotPlayed_NamesIt(int size, string message)
    {
        using var folder = new TestFolder();
        var outcome = Trace(folder, new byte[size], "0");
        AssertFails(1, message, outcome);
        Assert.Contains("tetris.bin: ", outcome.Error);
    }

    [Fact]
    public void Trace_OfRandomBytes_Plays()
    {
        using var folder = new TestFolder();
        var bytes = new byte[8192];
        new Random(1).NextBytes(bytes);
        var outcome = Trace(folder, bytes, "0\n1\n");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("\n2 1 ", outcome.Output);
    }

    [Theory]
    [InlineData("-2", "actions.txt:1: '-2' is no action")]
    [InlineData("0\n99999999999999999999999", "actions.txt:2: '99999999999999999999...' is no action")]
    [InlineData("0 fire", "actions.txt:1: 'fire' is no action")]
    [InlineData("\e[2J", "actions.txt:1: '?[2J' is no action")]
    [InlineData("", "there is no action in it")]
    [InlineData("# a comment\n0 -1 0 0 0\n", "there is no action in it")]
    public void Trace_OfABadList_SaysWhere(string actions, string message)
    {
        using var folder = new TestFolder();
        AssertFails(2, message, Trace(folder, TestCartridge.Bytes, actions));
    }

    [Theory]
    [InlineData(100, 0, "cut off")]
    [InlineData(2, 0, "cut off")]
    [InlineData(int.MaxValue, 60, "damaged")]
    public void Trace_OfADamagedGzip_SaysSo(int length, int damagedAt, string message)
    {
        using var folder = new TestFolder();
        var random = new Random(2);
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 2000).Select(_ => random.Next(18)))));
        }
        var bytes = compressed.ToArray();
        if (damagedAt > 0)
        {
            bytes.AsSpan(damagedAt, 40).Fill(0xFF);
        }
        File.WriteAllBytes(Path.Combine(folder.Path, "tetris.bin"), TestCartridge.Bytes);
        File.WriteAllBytes(Path.Combine(folder.Path, "actions.txt"), bytes[..Math.Min(bytes.Length, length)]);
        AssertFails(2, message, CommandLineProcess.Run(folder, "atari", "trace", "--rom", "tetris.bin", "--actions", "actions.txt"));
    }

    [Fact]
    public void Train_WithAnotherGamesDump_DoesNotBegin()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, TestCartridge.NameWithLives), TestCartridge.Bytes);
        var outcome = CommandLineProcess.Run(folder, "train", "tetris", "--rom", TestCartridge.NameWithLives, "--run", "r");
        AssertFails(2, "--rom assault.bin is assault, and the task is ALE/Tetris-v5", outcome);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "r")));
    }

    [Fact]
    public void Run_WhoseDumpIsGone_SaysWhatItNeeds()
    {
        using var folder = new TestFolder();
        var dump = Path.Combine(folder.Path, TestCartridge.Name);
        File.WriteAllBytes(dump, TestCartridge.Bytes);
        File.WriteAllBytes(Path.Combine(folder.Path, TestCartridge.NameWithLives), TestCartridge.Bytes);
        folder.Write(
            "short.json",
            """
            {
              "task": {"id": "ALE/Tetris-v5", "parameters": {"observation": "ram", "maxEpisodeFrames": 40}},
              "policy": {"kind": "linear"},
              "strategy": {"generation": {"pairs": 1}}
            }
            """);
        Assert.Equal(0, CommandLineProcess.Run(
            folder, "train", "short.json", "--rom", TestCartridge.Name, "--generations", "1", "--run", "r").ExitCode);

        AssertFails(2, "assault.bin is assault", CommandLineProcess.Run(folder, "resume", "r", "--rom", TestCartridge.NameWithLives));
        var other = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "other")).FullName, TestCartridge.Name);
        File.WriteAllBytes(other, [.. TestCartridge.Bytes.Reverse()]);
        AssertFails(2, "is another dump of tetris than the recipe plays", CommandLineProcess.Run(folder, "evaluate", "r", "--rom", other));
        File.Delete(dump);
        AssertFails(1, "There is no file with MD5", CommandLineProcess.Run(folder, "resume", "r", "--generations", "2"));
        AssertFails(1, "There is no file with MD5", CommandLineProcess.Run(folder, "evaluate", "r", "--episodes", "1"));
        AssertFails(1, "There is no file with MD5", CommandLineProcess.Run(folder, "atari", "play", "--run", "r", "--frames", "pictures"));
        AssertFails(1, "tetris.bin: no such file", CommandLineProcess.Run(folder, "resume", "r", "--rom", TestCartridge.Name));
    }

    private static Outcome Trace(TestFolder folder, byte[] dump, string actions)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "tetris.bin"), dump);
        folder.Write("actions.txt", actions);
        return CommandLineProcess.Run(folder, "atari", "trace", "--rom", "tetris.bin", "--actions", "actions.txt");
    }

    /// <summary>A sentence, perhaps after warnings, and nothing of .NET's.</summary>
    private static void AssertFails(int exitCode, string message, Outcome outcome)
    {
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.DoesNotContain("unexpected", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.Empty(outcome.Output);
    }
}
