using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Native;

/// <summary>Owns an <c>mjModel</c>. Many environments on many threads share one: stepping only reads it.</summary>
internal sealed unsafe class MjModelHandle : SafeHandle
{
    public MjModelHandle(MjModel* model) : base(0, ownsHandle: true) => SetHandle((nint)model);

    public override bool IsInvalid => handle == 0;

    public MjModel* Pointer => (MjModel*)handle;

    protected override bool ReleaseHandle()
    {
        Mujoco.mj_deleteModel(Pointer);
        return true;
    }
}
