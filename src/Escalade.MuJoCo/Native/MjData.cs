using System.Runtime.InteropServices;

namespace Escalade.MuJoCo.Native;

/// <summary>
/// The part of <c>mjData</c> (mjdata.h of MuJoCo 2.2.2) that the tasks read and write. Fields keep their C names; a test
/// compares every offset with the header.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 41176)]
internal unsafe struct MjData
{
    /// <summary>Counts of the three warnings after which libmujoco resets the state by itself.</summary>
    [FieldOffset(60), CName("warning[mjWARN_BADQPOS].number")] public int badqpos;
    [FieldOffset(68), CName("warning[mjWARN_BADQVEL].number")] public int badqvel;
    [FieldOffset(76), CName("warning[mjWARN_BADQACC].number")] public int badqacc;
    [FieldOffset(40328)] public int nefc;
    [FieldOffset(40376)] public double* qpos;
    [FieldOffset(40384)] public double* qvel;
    [FieldOffset(40400)] public double* qacc_warmstart;
    [FieldOffset(40408)] public double* ctrl;
    [FieldOffset(40480)] public double* xpos;
    [FieldOffset(40504)] public double* xipos;
    [FieldOffset(40552)] public double* site_xpos;
    [FieldOffset(40616)] public double* cinert;
    [FieldOffset(40960)] public double* cvel;
    [FieldOffset(41088)] public double* qfrc_actuator;
    [FieldOffset(41136)] public double* qfrc_constraint;
    [FieldOffset(41168)] public double* cfrc_ext;
}
