using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Native;

/// <summary>
/// What libmujoco does when it complains. Its own handlers write MUJOCO_LOG.TXT into the current folder, print, and on
/// an error wait for the Enter key before they exit: of no use to a run that nobody watches.
/// </summary>
internal static unsafe class ErrorHandlers
{
    /// <summary>Puts our handlers into the two function pointers that the library exports for this.</summary>
    public static void Install(nint library)
    {
        *(nint*)NativeLibrary.GetExport(library, "mju_user_error") = (nint)(delegate* unmanaged[Cdecl]<byte*, void>)&OnError;
        *(nint*)NativeLibrary.GetExport(library, "mju_user_warning") = (nint)(delegate* unmanaged[Cdecl]<byte*, void>)&OnWarning;
    }

    /// <summary>
    /// <c>mju_error</c> is for broken invariants, such as an overflowing stack, and its callers go on as if it never
    /// returns. It must not return, and neither an exception nor longjmp may cross the C frames below. So the process
    /// ends at once, with the message and the stack on standard error; a run loses at most the current generation.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(byte* message) =>
        Environment.FailFast($"libmujoco stopped with an error: {Marshal.PtrToStringUTF8((nint)message)}");

    /// <summary>
    /// Says nothing: each warning is also counted in <c>mjData.warning</c>, where a task's step looks for those that
    /// spoil an episode. An unstable candidate is everyday in evolution strategies.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnWarning(byte* message)
    {
    }
}
