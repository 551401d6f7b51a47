namespace Escalade.Physics.Mjcf;

/// <summary>What the compiler element says: how the rest of the file is meant.</summary>
internal sealed class CompilerSettings
{
    public bool Degrees { get; private set; } = true;

    public string EulerSequence { get; private set; } = "xyz";

    public bool AutoLimits { get; private set; }

    /// <summary>Whether inertia comes from geoms: always, never, or where a body says none.</summary>
    public bool? InertiaFromGeom { get; private set; }

    public double LeastMass { get; private set; }

    public double LeastInertia { get; private set; }

    public bool BalancesInertia { get; private set; }

    public double? TotalMass { get; private set; }

    public void Read(MjcfElement element)
    {
        Degrees = element.Word("angle", Degrees, ("degree", true), ("radian", false));
        _ = element.Word("coordinate", true, ("local", true));
        EulerSequence = element.Text("eulerseq", EulerSequence);
        if (EulerSequence.Length != 3 || EulerSequence.Any(letter => !"xyzXYZ".Contains(letter)))
        {
            throw element.Error($"'eulerseq' is '{EulerSequence}'; it must be three of the letters x, y, z, X, Y, Z.");
        }
        AutoLimits = element.Flag("autolimits", AutoLimits);
        InertiaFromGeom = element.Word<bool?>("inertiafromgeom", InertiaFromGeom, ("true", true), ("false", false), ("auto", null));
        LeastMass = element.Number("boundmass", LeastMass, 0);
        LeastInertia = element.Number("boundinertia", LeastInertia, 0);
        BalancesInertia = element.Flag("balanceinertia", BalancesInertia);
        if (element.Has("settotalmass") && element.Number("settotalmass", -1) is > 0 and var total)
        {
            TotalMass = total;
        }
        if (element.Has("inertiagrouprange") && element.Numbers("inertiagrouprange", [0, 5]) is not [0, 5])
        {
            throw element.Error("'inertiagrouprange' of <compiler> is supported as \"0 5\" only.");
        }
        _ = element.Word("fusestatic", false, ("false", false));
        // Of files that are not read, or of looks.
        element.Ignore("strippath", "meshdir", "texturedir", "discardvisual", "usethread", "convexhull", "exactmeshinertia", "fitaabb");
        element.Done();
    }
}
