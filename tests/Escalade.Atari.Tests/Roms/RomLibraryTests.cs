using System.IO.Compression;
using Escalade.Atari.Cartridges;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Escalade.Atari.Tests.Support;

namespace Escalade.Atari.Tests.Roms;

public sealed class RomLibraryTests
{
    private static readonly AtariGame Pong = AtariGames.Find("pong")!;
    private static readonly AtariGame Tetris = AtariGames.Find("tetris")!;

    [Fact]
    public void Find_WhenThereIsNothing_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<RomNotFoundException>(() => new RomLibrary(folder.Path).Find(Pong));
        Assert.Contains(folder.Path, e.Message);
        Assert.Contains("atari import", e.Message);
        Assert.Contains(Pong.Md5, e.Message);
    }

    [Fact]
    public void Find_WhenTheFolderIsMissing_SaysThatToo()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<RomNotFoundException>(() => new RomLibrary(Path.Combine(folder.Path, "none")).Find(Pong));
        Assert.Contains("does not exist", e.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2047)]
    [InlineData(70_000)]
    public void Find_WhenTheFileHasAnImpossibleSize_SaysItIsDamaged(int size)
    {
        using var folder = new TemporaryFolder();
        folder.Write("pong.bin", new byte[size]);
        var e = Assert.Throws<RomException>(() => new RomLibrary(folder.Path).Find(Pong));
        Assert.Contains("pong.bin is damaged", e.Message);
        Assert.Contains($"{size} bytes", e.Message);
    }

    [Fact]
    public void Find_WhenTheContentIsUnknown_NamesBothSumsAndTheWayOut()
    {
        using var folder = new TemporaryFolder();
        folder.Write(TestCartridge.Name, TestCartridge.Bytes);
        var library = new RomLibrary(folder.Path);

        var e = Assert.Throws<RomException>(() => library.Find(Tetris));

        var md5 = DumpHash.Of(TestCartridge.Bytes);
        Assert.Contains(md5, e.Message);
        Assert.Contains(Tetris.Md5, e.Message);
        Assert.Contains($"--rom {Path.Combine(folder.Path, TestCartridge.Name)}", e.Message);
        Assert.False(library.Has(Tetris));
    }

    [Fact]
    public void Offer_OfADumpFromElsewhere_LetsThisLibraryFindIt()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        var rom = Rom.Read(elsewhere.Write("pong.bin", TestCartridge.Bytes));
        var (library, other) = (new RomLibrary(folder.Path), new RomLibrary(folder.Path));
        Assert.Throws<RomNotFoundException>(() => library.Find(Pong, rom.Md5));
        library.Offer(rom);
        Assert.Equal(rom.Path, library.Find(Pong, rom.Md5).Path);
        Assert.Throws<RomNotFoundException>(() => other.Find(Pong, rom.Md5));
    }

    [Fact]
    public void Find_ByContent_TakesAnUnknownDumpWhateverItsName()
    {
        using var folder = new TemporaryFolder();
        folder.Write("something.rom", TestCartridge.Bytes);
        var rom = new RomLibrary(folder.Path).Find(Tetris, DumpHash.Of(TestCartridge.Bytes).ToUpperInvariant());
        Assert.Same(Tetris, rom.Game);
        Assert.False(rom.IsKnown);
        Assert.Contains("not the dump", rom.Warning);
    }

    [Fact]
    public void Find_ByContent_RefusesAnotherGamesDump()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<RomException>(() => new RomLibrary(folder.Path).Find(Tetris, Pong.Md5));
        Assert.Contains("is pong, not tetris", e.Message);
    }

    [Fact]
    public void Read_OfANamedFile_GoesByItsNameWithAWarning()
    {
        using var folder = new TemporaryFolder();
        var rom = Rom.Read(folder.Write("Tetris.bin", TestCartridge.Bytes));
        Assert.Same(Tetris, rom.Game);
        Assert.NotNull(rom.Warning);
        Assert.Equal(TestCartridge.Bytes, rom.Bytes.ToArray());
    }

    [Fact]
    public void Read_OfANamelessUnknownFile_Throws()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<RomException>(() => Rom.Read(folder.Write("game1.bin", TestCartridge.Bytes)));
        Assert.Contains("is no game that is known", e.Message);
    }

    [Fact]
    public void Read_WhenAnotherGameIsWanted_Throws()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<RomException>(() => Rom.Read(folder.Write(TestCartridge.Name, TestCartridge.Bytes), Pong));
        Assert.Contains("is tetris, not pong", e.Message);
    }

    [Fact]
    public void Read_OfAMissingFile_Throws() => Assert.Throws<RomNotFoundException>(() => Rom.Read("no-such-file.bin"));

    [Fact]
    public void Import_OfAFolderWithoutKnownDumps_CopiesNothing()
    {
        using var source = new TemporaryFolder();
        using var target = new TemporaryFolder();
        source.Write(TestCartridge.Name, TestCartridge.Bytes);
        Assert.Empty(new RomLibrary(target.Path).Import(source.Path));
        Assert.Empty(Directory.GetFiles(target.Path));
        Assert.Throws<RomException>(() => new RomLibrary(target.Path).Import(Path.Combine(source.Path, "none")));
    }

    [Fact]
    public void Import_OfAnArchive_CopiesTheKnownDumpInIt()
    {
        var rom = TestRoms.Require("tetris");
        Assert.SkipUnless(rom.IsKnown, "This is another dump.");
        using var source = new TemporaryFolder();
        using var target = new TemporaryFolder();
        using (var archive = ZipFile.Open(Path.Combine(source.Path, "games.zip"), ZipArchiveMode.Create))
        {
            archive.CreateEntry("readme.txt");
            using var entry = archive.CreateEntry("deep/x.a26").Open();
            entry.Write(rom.Bytes);
        }

        var imported = Assert.Single(new RomLibrary(target.Path).Import(source.Path));

        Assert.Equal(Path.Combine(source.Path, "games.zip", "deep/x.a26"), imported.Source);
        Assert.Equal(rom.Bytes.ToArray(), File.ReadAllBytes(Path.Combine(target.Path, "tetris.bin")));
    }

    [Fact]
    public void Import_OfADamagedArchive_FindsNothing()
    {
        using var source = new TemporaryFolder();
        using var target = new TemporaryFolder();
        source.Write("games.zip", [0x50, 0x4B, 3, 4, .. new byte[2044]]);
        Assert.Empty(new RomLibrary(target.Path).Import(source.Path));
    }

    [Fact]
    public void Import_OfAKnownDump_CopiesItUnderItsGamesNameOnce()
    {
        var rom = TestRoms.Require("tetris");
        Assert.SkipUnless(rom.IsKnown, "This is another dump.");
        using var source = new TemporaryFolder();
        using var target = new TemporaryFolder();
        source.Write(Path.Combine("deep", "down", "x.a26"), rom.Bytes.ToArray());
        var folder = Path.Combine(target.Path, "roms");

        var library = new RomLibrary(folder);
        Assert.False(library.Has(Tetris));
        Assert.True(Assert.Single(library.Import(source.Path)).IsNew);
        Assert.True(library.Has(Tetris));
        Assert.False(Assert.Single(new RomLibrary(folder).Import(source.Path)).IsNew);

        Assert.Equal([Path.Combine(folder, "tetris.bin")], Directory.GetFiles(folder));
        Assert.Null(new RomLibrary(folder).Find(Tetris).Warning);
    }
}
