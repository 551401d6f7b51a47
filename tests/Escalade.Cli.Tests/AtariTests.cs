using System.IO.Compression;
using Escalade.Atari.Tests.Support;

namespace Escalade.Cli.Tests;

/// <summary>The commands around cartridges, on one of our own.</summary>
public sealed class AtariTests
{
    [Fact]
    public void Games_WithoutDumps_ListsThemAll()
    {
        using var folder = new TestFolder();
        var outcome = CommandLineProcess.Run(folder, "atari", "games");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("ALE/MontezumaRevenge-v5", outcome.Output);
        Assert.Matches(@"Dumps found: \d+ of 64, in ", outcome.Output);
    }

    [Fact]
    public void Import_OfAFolderWithoutDumps_ExitsWith1()
    {
        using var folder = new TestFolder();
        var outcome = CommandLineProcess.Run(folder, "atari", "import", ".");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is a known dump of a known game", outcome.Error);
    }

    [Fact]
    public void Import_OfAFileOrAnArchive_LooksIntoIt()
    {
        using var folder = new TestFolder();
        Cartridge(folder);
        using (var archive = ZipFile.Open(Path.Combine(folder.Path, "games.zip"), ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(Path.Combine(folder.Path, "tetris.bin"), "deep/tetris.bin");
        }

        AssertNothingKnown("tetris.bin is no known dump of a known game, and no zip archive with one.", "tetris.bin");
        AssertNothingKnown("games.zip is no known dump of a known game, and no zip archive with one.", "games.zip");
        AssertNothingKnown("nowhere: no such folder, and no such file.", "nowhere");
        var trained = CommandLineProcess.Run(folder, "train", "tetris", "--rom", "games.zip");
        Assert.Equal(1, trained.ExitCode);
        Assert.Contains("games.zip is a zip archive. Unpack it, or let 'escalade atari import games.zip' look into it.", trained.Error);

        void AssertNothingKnown(string message, string source)
        {
            var outcome = CommandLineProcess.Run(folder, "atari", "import", source);
            Assert.Equal(1, outcome.ExitCode);
            Assert.Contains(message, outcome.Error);
        }
    }

    [Fact]
    public void Trace_OfAList_WritesALineAFrameAndOneAReset()
    {
        using var folder = new TestFolder();
        Cartridge(folder);
        folder.Write("actions.txt", "0\n1\n\n5\n0\n");

        var outcome = CommandLineProcess.Run(folder, "atari", "trace", "--rom", "tetris.bin", "--actions", "actions.txt");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("warning: tetris.bin", outcome.Error);
        var lines = outcome.Output.Split('\n');
        Assert.StartsWith("# rom md5 ", lines[0]);
        Assert.Equal("# screen 210x160 minimal 0 1 3 4 5", lines[1]);
        Assert.StartsWith("# frame action reward lives gameover", lines[2]);
        Assert.Equal(
            ["0 -1 0 0 0", "1 0 0 0 0", "2 1 1 0 0", "3 5 0 0 1", "3 -1 0 0 0", "4 0 0 0 0"],
            lines[3..^1].Select(line => string.Join(' ', line.Split(' ')[..5])));
        Assert.All(lines[3..^1], line => Assert.Matches("[0-9a-f]{8} [0-9a-f]{8}$", line));
    }

    [Fact]
    public void Trace_OfItsOwnTrace_IsTheSame()
    {
        using var folder = new TestFolder();
        Cartridge(folder);
        folder.Write("actions.txt", "0\n1\n5\n1\n3\n");
        var first = CommandLineProcess.Run(folder, "atari", "trace", "--rom", "tetris.bin", "--actions", "actions.txt");
        folder.Write("trace.txt", first.Output);
        var second = CommandLineProcess.Run(folder, "atari", "trace", "--rom", "tetris.bin", "--actions", "trace.txt");
        Assert.Equal(first.Output, second.Output);
    }

    [Theory]
    [InlineData("18", "actions.txt:1: '18' is no action")]
    [InlineData("0\nx", "actions.txt:2: 'x' is no action")]
    public void Trace_OfABadList_NamesFileAndLine(string actions, string message)
    {
        using var folder = new TestFolder();
        Cartridge(folder);
        folder.Write("actions.txt", actions);
        var outcome = CommandLineProcess.Run(folder, "atari", "trace", "--rom", "tetris.bin", "--actions", "actions.txt");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Trace_OfAnUnknownCartridge_ExitsWith1()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "mine.bin"), TestCartridge.Bytes);
        folder.Write("actions.txt", "0");
        var outcome = CommandLineProcess.Run(folder, "atari", "trace", "--rom", "mine.bin", "--actions", "actions.txt");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("mine.bin", outcome.Error);
        Assert.Contains("is no game that is known", outcome.Error);
    }

    [Theory]
    [InlineData("screen", 160, 210)]
    [InlineData("policy", 84, 84)]
    public void Play_AtRandom_WritesPictures(string view, int width, int height)
    {
        using var folder = new TestFolder();
        Cartridge(folder);

        var outcome = CommandLineProcess.Run(
            folder, "atari", "play", "--rom", "tetris.bin", "--frames", "pictures", "--view", view, "--steps", "3", "--seed", "2");

        Assert.Equal(0, outcome.ExitCode);
        var files = Directory.GetFiles(Path.Combine(folder.Path, "pictures")).Order(StringComparer.Ordinal).ToArray();
        Assert.InRange(files.Length, 2, 4);
        Assert.StartsWith($"{files.Length} pictures in pictures, return ", outcome.Output);
        var png = File.ReadAllBytes(files[0]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        // The header: width and height, most significant byte first.
        Assert.Equal((width, height), (png[18] << 8 | png[19], png[22] << 8 | png[23]));
    }

    [Fact]
    public void Play_OfNothing_SaysWhatIsMissing()
    {
        using var folder = new TestFolder();
        var outcome = CommandLineProcess.Run(folder, "atari", "play", "--frames", "pictures");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--run says whose policy plays", outcome.Error);
    }

    [Fact]
    public void Train_WithoutACartridge_SaysWhereToPutOne()
    {
        using var folder = new TestFolder();
        folder.Write("pong.json", """{"task": {"id": "ALE/Pong-v5", "parameters": {"rom": "ffffffffffffffffffffffffffffffff"}}, "policy": {"kind": "linear"}}""");
        var outcome = CommandLineProcess.Run(folder, "train", "pong.json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("There is no file with MD5", outcome.Error);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("head")]
    public void Train_OfAGameById_KnowsIt(string command)
    {
        using var folder = new TestFolder();
        using var process = CommandLineProcess.StartWith(
            folder, new Dictionary<string, string> { ["ESCALADE_ROMS"] = folder.Path }, command, "ALE/Pong-v5");

        var outcome = process.WaitForEnd();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("There is no dump of pong", outcome.Error);
        Assert.DoesNotContain("recipe", outcome.Error);
    }

    [Fact]
    public void Train_OfAFileThatIsCalledAsAGame_TakesTheFile()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "ALE"));
        folder.Write("ALE/Pong-v5", "{ \"task\": ");

        var outcome = CommandLineProcess.Run(folder, "train", "ALE/Pong-v5");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("ALE/Pong-v5: not valid JSON", outcome.Error);
    }

    private static void Cartridge(TestFolder folder) =>
        File.WriteAllBytes(Path.Combine(folder.Path, "tetris.bin"), TestCartridge.Bytes);
}
