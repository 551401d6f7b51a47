namespace Escalade.Physics.Models;

/// <summary>A shape. Pairs of shapes meet in this order.</summary>
public enum GeomType
{
    /// <summary>A plane through the origin, its normal along z; endless, whatever its size.</summary>
    Plane,

    /// <summary>Size: radius.</summary>
    Sphere,

    /// <summary>A cylinder along z with half spheres at its ends. Size: radius, half the length of the cylinder.</summary>
    Capsule,

    /// <summary>Along z. Size: radius, half the length.</summary>
    Cylinder,
}
