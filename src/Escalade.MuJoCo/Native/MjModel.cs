using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Native;

/// <summary>
/// The part of <c>mjModel</c> (mjmodel.h of MuJoCo 2.2.2) that the tasks read. Fields keep their C names, so that the
/// header is their documentation; a test compares every offset with the header.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 3280)]
internal unsafe struct MjModel
{
    [FieldOffset(0)] public int nq;
    [FieldOffset(4)] public int nv;
    [FieldOffset(8)] public int nu;
    [FieldOffset(16)] public int nbody;
    [FieldOffset(232), CName("opt.timestep")] public double timestep;
    [FieldOffset(1096)] public double* qpos0;
    [FieldOffset(1240)] public double* body_mass;
    [FieldOffset(2792)] public double* actuator_ctrlrange;
}
