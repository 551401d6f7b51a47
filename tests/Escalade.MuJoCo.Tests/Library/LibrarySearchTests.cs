using Escalade.MuJoCo.Library;
using Escalade.MuJoCo.Tests.Support;

namespace Escalade.MuJoCo.Tests.Library;

public sealed class LibrarySearchTests
{
    [Fact]
    public void Places_WhenNothingIsSet_AreTheCacheAndThenTheSystem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "File names are those of Linux.");
        var cache = LibrarySearch.CacheFolder(_ => null);
        Assert.EndsWith(Path.Combine(".cache", "escalade", "mujoco-2.2.2"), cache, StringComparison.Ordinal);
        var places = LibrarySearch.Places(_ => null).Select(place => place.Path).ToArray();
        Assert.StartsWith(cache, places[0], StringComparison.Ordinal);
        Assert.Equal(["libmujoco.so.2.2.2", "libmujoco.so"], places[1..]);
    }

    [Fact]
    public void Places_WhenTheCacheHoldsUnpackedPackages_FindTheLibraryAndItsDependencies()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "File names are those of Linux.");
        using var folder = new TemporaryFolder();
        string[] names = ["libmujoco.so.2.2.2", "libccd.so.2", "liblodepng.so.0", "libqhull_r.so.8.0", "libtinyxml2.so.9"];
        var files = names.Select(name => folder.File("escalade", "mujoco-2.2.2", "usr", "lib", "x86_64-linux-gnu", name)).ToArray();
        foreach (var file in files)
        {
            File.WriteAllText(file, "");
        }
        var place = LibrarySearch.Places(name => name == "XDG_CACHE_HOME" ? folder.Path : null)[0];
        Assert.Equal(files[0], place.Path);
        Assert.Equal(files[1..], place.Dependencies);
    }

    [Fact]
    public void Places_WhenTheVariableNamesAFile_AreThatFileAlone()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("libmujoco.so.mine");
        File.WriteAllText(file, "");
        Assert.Equal([file], Places(file));
    }

    [Fact]
    public void Places_WhenTheVariableNamesAFolder_SearchIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "File names are those of Linux.");
        using var folder = new TemporaryFolder();
        var file = folder.File("mujoco-2.2.2", "lib", "libmujoco.so");
        File.WriteAllText(file, "");
        Assert.Equal([file], Places(folder.Path));
    }

    [Fact]
    public void Places_WhenTheVariableNamesNothing_StillNameItForTheErrorMessage() =>
        Assert.StartsWith("/nowhere/at/all", Assert.Single(Places("/nowhere/at/all")), StringComparison.Ordinal);

    [Fact]
    [NeedsMuJoCo]
    public void Describe_WhenLoaded_NamesVersionAndFullPath()
    {
        var library = MuJoCoLibrary.Describe();
        Assert.Equal("2.2.2", library.Version);
        Assert.True(File.Exists(library.Path), library.Path);
    }

    private static IEnumerable<string> Places(string variable) =>
        LibrarySearch.Places(name => name == LibrarySearch.Variable ? variable : null).Select(place => place.Path);
}
