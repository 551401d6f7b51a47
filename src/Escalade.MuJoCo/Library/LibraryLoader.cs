using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Escalade.MuJoCo.Native;

namespace Escalade.MuJoCo.Library;

/// <summary>Loads the first usable libmujoco of a list of places.</summary>
internal static unsafe class LibraryLoader
{
    /// <summary>Loads libmujoco.</summary>
    /// <param name="places">Files to try, in order.</param>
    /// <returns>The library's handle and the place it came from.</returns>
    /// <exception cref="MuJoCoNotFoundException">None could be loaded with version 2.2.2.</exception>
    public static (nint Library, LibraryPlace Place) Load(IReadOnlyList<LibraryPlace> places)
    {
        var failures = new StringBuilder();
        foreach (var place in places)
        {
            if (TryLoad(place, out var library, out var failure))
            {
                return (library, place);
            }
            failures.Append("\n  ").Append(place.Path).Append(": ").Append(failure);
        }
        throw new MuJoCoNotFoundException(
            $"libmujoco 2.2.2, which computes the physics of this task, was not found. Tried:{failures}\n"
            + "To install it: apt-get install libmujoco2.2.2 ('./escalade install-mujoco' does so, without root too). "
            + $"If it lies elsewhere, set {LibrarySearch.Variable} to the file or its folder; then nothing else is tried.");
    }

    private static bool TryLoad(LibraryPlace place, out nint library, [NotNullWhen(false)] out string? failure)
    {
        library = 0;
        if (Path.IsPathRooted(place.Path) && !File.Exists(place.Path))
        {
            failure = "no such file";
            return false;
        }
        try
        {
            foreach (var dependency in place.Dependencies)
            {
                NativeLibrary.Load(dependency);
            }
            library = NativeLibrary.Load(place.Path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            failure = Reason(exception.Message);
            return false;
        }
        failure = WrongVersion(library);
        if (failure is not null)
        {
            NativeLibrary.Free(library);
            library = 0;
        }
        return failure is null;
    }

    private static string? WrongVersion(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "mj_version", out var address))
        {
            return "not libmujoco: it has no function mj_version";
        }
        var version = ((delegate* unmanaged[Cdecl]<int>)address)();
        return version == Mujoco.Version ? null
            : $"version {Format(version)} found, {Format(Mujoco.Version)} wanted";
    }

    /// <summary>The number that <c>mj_version</c> gives, 222 for 2.2.2, as people write it.</summary>
    public static string Format(int version) => $"{version / 100}.{version / 10 % 10}.{version % 10}";

    /// <summary>
    /// The dynamic linker's own words. The runtime puts them below a line of advice, one line for each spelling of the
    /// name that it tried, the given one first.
    /// </summary>
    private static string Reason(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines[Math.Min(1, lines.Length - 1)];
    }
}
