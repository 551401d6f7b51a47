using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Escalade.MuJoCo.Library;
using Escalade.MuJoCo.Native;

namespace Escalade.MuJoCo.Simulation;

/// <summary>The embedded MJCF models, each compiled once in a process and then shared by all environments.</summary>
internal static unsafe class CompiledModels
{
    private const int ErrorSize = 1000;

    private static readonly ConcurrentDictionary<string, Lazy<MjModelHandle>> Cache = new();

    /// <summary>The compiled model of a file in <c>Models/</c>. Thread-safe. Never disposed.</summary>
    /// <param name="name">The file's name without extension, such as <c>swimmer</c>.</param>
    public static MjModelHandle Get(string name)
    {
        // Before the cache: a missing library must not be remembered as this model's failure.
        MuJoCoLibrary.EnsureLoaded();
        return Cache.GetOrAdd(name, key => new Lazy<MjModelHandle>(() => Compile(key + ".xml", Read(key)))).Value;
    }

    /// <summary>Compiles MJCF text.</summary>
    /// <param name="fileName">What error messages call it.</param>
    /// <param name="mjcf">UTF-8 text.</param>
    /// <exception cref="InvalidDataException">libmujoco rejects it; the message is libmujoco's.</exception>
    public static MjModelHandle Compile(string fileName, ReadOnlySpan<byte> mjcf)
    {
        var vfs = (MjVfs*)NativeMemory.Alloc((nuint)sizeof(MjVfs));
        try
        {
            Mujoco.mj_defaultVFS(vfs);
            _ = Mujoco.mj_makeEmptyFileVFS(vfs, fileName, mjcf.Length);
            mjcf.CopyTo(new Span<byte>(vfs->filedata, mjcf.Length));
            var error = stackalloc byte[ErrorSize];
            var model = Mujoco.mj_loadXML(fileName, vfs, error, ErrorSize);
            Mujoco.mj_deleteVFS(vfs);
            return model is not null
                ? new MjModelHandle(model)
                : throw new InvalidDataException($"{fileName}: {Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(error))}");
        }
        finally
        {
            NativeMemory.Free(vfs);
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(CompiledModels).Assembly.GetManifestResourceStream(name + ".xml")
            ?? throw new ArgumentException($"There is no embedded model '{name}'.", nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
