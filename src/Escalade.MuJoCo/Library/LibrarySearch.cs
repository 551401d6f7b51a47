using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Library;

/// <summary>Where libmujoco may be, best first.</summary>
internal static class LibrarySearch
{
    /// <summary>The environment variable that names a libmujoco file, or a folder with one somewhere below.</summary>
    public const string Variable = "ESCALADE_MUJOCO";

    /// <summary>If it is set, the system's library is passed over: for tests of what happens without.</summary>
    private const string SkipSystemVariable = "ESCALADE_SKIP_SYSTEM_MUJOCO";

    private static readonly string[] FileNames =
        OperatingSystem.IsWindows() ? ["mujoco.dll"]
        : OperatingSystem.IsMacOS() ? ["libmujoco.2.2.2.dylib", "libmujoco.dylib"]
        : ["libmujoco.so.2.2.2", "libmujoco.so"];

    private static readonly string[] DebianDependencies =
        ["libccd.so.2", "liblodepng.so.0", "libqhull_r.so.8.0", "libtinyxml2.so.9"];

    /// <summary>
    /// The places to try, in order: the variable alone if it is set, since somebody who names a file wants that file;
    /// otherwise the user's cache, then whatever the system's loader finds.
    /// </summary>
    /// <param name="variable">Reads an environment variable; null if it is not set.</param>
    public static IReadOnlyList<LibraryPlace> Places(Func<string, string?> variable)
    {
        var chosen = variable(Variable);
        return string.IsNullOrEmpty(chosen)
            ? [.. Folder(CacheFolder(variable)), .. string.IsNullOrEmpty(variable(SkipSystemVariable)) ? FileNames.Select(name => new LibraryPlace(name, [])) : []]
            : File.Exists(chosen) ? [At(Path.GetFullPath(chosen), Path.GetDirectoryName(Path.GetFullPath(chosen))!)]
            : Folder(Path.GetFullPath(chosen));
    }

    /// <summary>The folder into which <c>./escalade</c> unpacks Debian's packages when it may not install them.</summary>
    public static string CacheFolder(Func<string, string?> variable)
    {
        var cache = variable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
        {
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        }
        return Path.Combine(cache, "escalade", "mujoco-2.2.2");
    }

    private static IReadOnlyList<LibraryPlace> Folder(string folder)
    {
        if (Directory.Exists(folder))
        {
            foreach (var name in FileNames)
            {
                var found = Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault();
                if (found is not null)
                {
                    return [At(found, folder)];
                }
            }
        }
        // Nothing there: the place stays in the list so that the error message can say so.
        return [At(Path.Combine(folder, FileNames[0]), folder)];
    }

    /// <summary>
    /// The libraries that Debian's libmujoco needs and that lie beside it. The dynamic linker does not look there, but it
    /// is content with a library of the right soname that is already loaded.
    /// </summary>
    private static LibraryPlace At(string file, string folder)
    {
        string[] needed = Directory.Exists(folder) && RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
            ? [.. DebianDependencies
                .Select(name => Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).FirstOrDefault())
                .OfType<string>()]
            : [];
        return new LibraryPlace(file, needed);
    }
}
