using System.Runtime.CompilerServices;
using Escalade.Atari.Roms;

namespace Escalade.Atari.Tests.Support;

/// <summary>Dumps and traces that lie beside the repository, if they do: neither can be part of it.</summary>
internal static class TestRoms
{
    /// <summary>
    /// The folder that ESCALADE_SHARED names, or <c>shared</c> beside the repository: <c>atari/tetris.bin</c> and
    /// <c>atari/traces/*.trace.gz</c>.
    /// </summary>
    public static string Shared =>
        Environment.GetEnvironmentVariable("ESCALADE_SHARED") ?? Path.GetFullPath(Path.Combine(Repository(), "..", "shared"));

    /// <summary>Traces by game.</summary>
    public static string Trace(string game) => Path.Combine(Shared, "atari", "traces", $"{game}.trace.gz");

    /// <summary>A game's dump, or the test is skipped: in the shared folder, or in the one that ESCALADE_ROMS names.</summary>
    public static Rom Require(string game)
    {
        string?[] folders = [Path.Combine(Shared, "atari"), Environment.GetEnvironmentVariable(RomLibrary.FolderVariable)];
        var file = folders.OfType<string>().Select(folder => Path.Combine(folder, $"{game}.bin")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(file is null, $"There is no {game}.bin in {string.Join(" or ", folders.OfType<string>())}.");
        return Rom.Read(file!);
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
