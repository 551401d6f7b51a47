using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Native;

/// <summary>
/// <c>mjVFS</c> (mjmodel.h): files in memory that the model compiler reads before it looks on disk. Two megabytes of
/// mostly unused file names, so it is allocated natively and never on the stack.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 2024008)]
internal unsafe struct MjVfs
{
    /// <summary>Address of the first file's bytes.</summary>
    [FieldOffset(2008008)] public byte* filedata;
}
