using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Native;

/// <summary>Owns an <c>mjData</c>: the state and the workspace of one environment.</summary>
internal sealed unsafe class MjDataHandle : SafeHandle
{
    public MjDataHandle(MjModelHandle model) : base(0, ownsHandle: true)
    {
        SetHandle((nint)Mujoco.mj_makeData(model.Pointer));
        if (IsInvalid)
        {
            throw new InsufficientMemoryException("libmujoco could not allocate the data of an environment.");
        }
    }

    public override bool IsInvalid => handle == 0;

    public MjData* Pointer => (MjData*)handle;

    protected override bool ReleaseHandle()
    {
        Mujoco.mj_deleteData(Pointer);
        return true;
    }
}
