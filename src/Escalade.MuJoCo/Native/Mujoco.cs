using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Native;

/// <summary>
/// Functions of mujoco.h. They come from the library that was loaded first: see <c>Library/</c>.
/// </summary>
/// <remarks>
/// Plain pointers, not SafeHandles, cross this boundary: a handle's reference count costs two interlocked operations
/// a call, and <see cref="mj_step"/> is called millions of times. The handles own the memory, and whoever calls keeps them alive.
/// </remarks>
internal static unsafe partial class Mujoco
{
    /// <summary>The name that the import resolver answers to; not a file name.</summary>
    public const string Library = "escalade-mujoco";

    /// <summary><c>mjVERSION_HEADER</c>: the only version whose structs these bindings describe.</summary>
    public const int Version = 222;

    /// <summary><c>mjOBJ_BODY</c> of <c>mjtObj</c>.</summary>
    public const int ObjectBody = 1;

    [LibraryImport(Library)]
    public static partial void mj_defaultVFS(MjVfs* vfs);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mj_makeEmptyFileVFS(MjVfs* vfs, string filename, int filesize);

    [LibraryImport(Library)]
    public static partial void mj_deleteVFS(MjVfs* vfs);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial MjModel* mj_loadXML(string filename, MjVfs* vfs, byte* error, int errorSize);

    [LibraryImport(Library)]
    public static partial void mj_deleteModel(MjModel* model);

    [LibraryImport(Library)]
    public static partial MjData* mj_makeData(MjModel* model);

    [LibraryImport(Library)]
    public static partial void mj_deleteData(MjData* data);

    [LibraryImport(Library)]
    public static partial void mj_resetData(MjModel* model, MjData* data);

    [LibraryImport(Library)]
    public static partial void mj_forward(MjModel* model, MjData* data);

    [LibraryImport(Library)]
    public static partial void mj_step(MjModel* model, MjData* data);

    [LibraryImport(Library)]
    public static partial void mj_rnePostConstraint(MjModel* model, MjData* data);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mj_name2id(MjModel* model, int type, string name);
}
