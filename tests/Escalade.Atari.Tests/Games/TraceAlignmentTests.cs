using System.Globalization;
using System.IO.Compression;
using Escalade.Atari.Games;
using Escalade.Atari.Tests.Support;

namespace Escalade.Atari.Tests.Games;

/// <summary>
/// Whole games, frame by frame, beside traces that the Arcade Learning Environment 0.12.1 wrote: reward, lives, end, and
/// checksums of memory and screen.
/// </summary>
public sealed class TraceAlignmentTests
{
    [Theory]
    [InlineData("tetris")]
    [InlineData("pong")]
    [InlineData("breakout")]
    [InlineData("freeway")]
    [InlineData("seaquest")]
    [InlineData("beam_rider")]
    [InlineData("space_invaders")]
    [InlineData("qbert")]
    [InlineData("montezuma_revenge")]
    [InlineData("venture")]
    public void Write_OfATracesActions_GivesTheTrace(string game)
    {
        var file = TestRoms.Trace(game);
        Assert.SkipUnless(File.Exists(file), $"There is no {file}.");
        var rom = TestRoms.Require(game);
        var expected = ReadLines(file);
        Assert.SkipUnless(expected[0] == $"# rom md5 {rom.Md5}", $"The trace is of another dump than {rom.Path}.");
        var actions = expected.Where(line => !line.StartsWith('#'))
            .Select(line => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)).Where(action => action >= 0);
        using var output = new StringWriter { NewLine = "\n" };

        AtariTrace.Write(rom, actions.Select(action => (AtariAction)action), output);

        var actual = output.ToString().TrimEnd().Split('\n');
        for (var line = 0; line < Math.Min(expected.Length, actual.Length); line++)
        {
            Assert.True(expected[line] == actual[line], $"Line {line + 1} is\n{actual[line]}\ninstead of\n{expected[line]}");
        }
        Assert.Equal(expected.Length, actual.Length);
    }

    private static string[] ReadLines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return reader.ReadToEnd().TrimEnd().Split('\n');
    }
}
