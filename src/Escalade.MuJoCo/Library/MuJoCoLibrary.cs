using System.Diagnostics;
using System.Runtime.InteropServices;
using Escalade.MuJoCo.Native;

namespace Escalade.MuJoCo.Library;

/// <summary>The native library libmujoco: loaded when the first environment is made, once in a process.</summary>
public static class MuJoCoLibrary
{
    /// <summary>What <see cref="Environments.TaskDefinition.Simulator"/> says; known without loading anything.</summary>
    public const string Simulator = "MuJoCo 2.2.2";

    private static readonly Lock Gate = new();
    private static nint _library;
    private static string _path = "";

    /// <summary>Loads the library if need be and tells which one it is. Thread-safe.</summary>
    /// <exception cref="MuJoCoNotFoundException">There is no usable libmujoco 2.2.2.</exception>
    public static MuJoCoLibraryInfo Describe()
    {
        EnsureLoaded();
        return new MuJoCoLibraryInfo(LibraryLoader.Format(Mujoco.Version), FullPath());
    }

    /// <summary>Loads the library unless it is loaded. A failure is not remembered: a later call tries again.</summary>
    internal static void EnsureLoaded()
    {
        lock (Gate)
        {
            if (_library != 0)
            {
                return;
            }
            var (library, place) = LibraryLoader.Load(LibrarySearch.Places(Environment.GetEnvironmentVariable));
            ErrorHandlers.Install(library);
            NativeLibrary.SetDllImportResolver(
                typeof(Mujoco).Assembly, (name, _, _) => name == Mujoco.Library ? _library : 0);
            _path = place.Path;
            _library = library;
        }
    }

    /// <summary>The file behind a bare name is known only to the system's loader; the module that holds one of its functions tells it.</summary>
    private static string FullPath()
    {
        if (Path.IsPathRooted(_path))
        {
            return _path;
        }
        var function = NativeLibrary.GetExport(_library, "mj_version");
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>()
            .FirstOrDefault(module => function >= module.BaseAddress && function - module.BaseAddress < module.ModuleMemorySize)
            ?.FileName ?? _path;
    }
}
