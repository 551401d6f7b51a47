using Escalade.MuJoCo.Library;

namespace Escalade.MuJoCo.Tests.Library;

public sealed class LibraryLoaderTests
{
    [Fact]
    public void Load_WhenNothingIsThere_NamesEveryPathAndTheRemedy()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The words are those of Linux's dynamic linker.");
        LibraryPlace[] places = [new("/nowhere/libmujoco.so.2.2.2", []), new("libmujoco-of-no-system.so", [])];
        var exception = Assert.Throws<MuJoCoNotFoundException>(() => LibraryLoader.Load(places));
        foreach (var part in new[] { "/nowhere/libmujoco.so.2.2.2: no such file", "\n  libmujoco-of-no-system.so: ", "cannot open shared object file", "apt-get install libmujoco2.2.2", "ESCALADE_MUJOCO" })
        {
            Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_WhenTheVersionIsAnother_NamesBothVersionsAndThePath()
    {
        using var folder = new TemporaryFolder();
        var library = Fake(folder, "int mj_version(void) { return 231; }");
        var exception = Assert.Throws<MuJoCoNotFoundException>(() => LibraryLoader.Load([new(library, [])]));
        Assert.Contains($"{library}: version 2.3.1 found, 2.2.2 wanted", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WhenTheLibraryIsSomethingElse_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var library = Fake(folder, "int unrelated(void) { return 0; }");
        var exception = Assert.Throws<MuJoCoNotFoundException>(() => LibraryLoader.Load([new(library, [])]));
        Assert.Contains("it has no function mj_version", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WhenTheFirstPlaceFails_TakesTheNext()
    {
        using var folder = new TemporaryFolder();
        var library = Fake(folder, "int mj_version(void) { return 222; }");
        var (handle, place) = LibraryLoader.Load([new("/nowhere/libmujoco.so", []), new(library, [])]);
        Assert.NotEqual(0, handle);
        Assert.Equal(library, place.Path);
    }

    [Fact]
    public void Load_WhenDependenciesLieBesideTheLibrary_FindsThemBySoname()
    {
        using var folder = new TemporaryFolder();
        // Neither is on the loader's path and the library has no runpath, as with packages unpacked into a cache folder.
        var dependency = folder.File("lib", "libescaladedependency.so.1");
        CCompiler.Compile("int answer(void) { return 222; }", dependency, "-shared", "-fPIC", "-Wl,-soname,libescaladedependency.so.1");
        var library = folder.File("lib", "libmujoco.so.2.2.2");
        CCompiler.Compile("int answer(void); int mj_version(void) { return answer(); }", library, "-shared", "-fPIC", dependency);
        var exception = Assert.Throws<MuJoCoNotFoundException>(() => LibraryLoader.Load([new(library, [])]));
        Assert.Contains("libescaladedependency.so.1: cannot open", exception.Message, StringComparison.Ordinal);
        Assert.Equal(library, LibraryLoader.Load([new(library, [dependency])]).Place.Path);
    }

    private static string Fake(TemporaryFolder folder, string source)
    {
        var library = folder.File("libmujoco.so.2.2.2");
        CCompiler.Compile(source, library, "-shared", "-fPIC");
        return library;
    }
}
