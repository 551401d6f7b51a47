using Escalade.Physics.Geometry;

namespace Escalade.Physics.Models;

/// <summary>A rigid body. Body 0 is the world; a parent comes before its children.</summary>
public sealed record Body
{
    /// <summary>Its name; empty for none.</summary>
    public required string Name { get; init; }

    /// <summary>The body it hangs on; 0 for the world itself.</summary>
    public required int Parent { get; init; }

    /// <summary>Its ancestor that hangs on the world: the root of its tree; 0 for the world.</summary>
    public required int Root { get; init; }

    /// <summary>The nearest of itself and its ancestors that has a joint; 0 for what is fixed to the world.</summary>
    public required int Weld { get; init; }

    /// <summary>Where its frame lies in the parent's, in metres.</summary>
    public required Vector3D Position { get; init; }

    /// <summary>How its frame is turned in the parent's.</summary>
    public required QuaternionD Orientation { get; init; }

    /// <summary>Its centre of mass, in its own frame, in metres.</summary>
    public required Vector3D InertialPosition { get; init; }

    /// <summary>The frame of its principal moments, in its own.</summary>
    public required QuaternionD InertialOrientation { get; init; }

    /// <summary>In kilograms.</summary>
    public required double Mass { get; init; }

    /// <summary>Principal moments of inertia about the centre of mass, in kg m^2.</summary>
    public required Vector3D Inertia { get; init; }

    /// <summary>The inverse of the mass that a force at its centre meets in the reference pose, mean of three directions, in 1/kg.</summary>
    public double InverseWeight { get; init; }

    /// <summary>The same of a torque, in 1/(kg m^2).</summary>
    public double InverseInertia { get; init; }

    /// <summary>Its first joint, and how many follow each other.</summary>
    public required int FirstJoint { get; init; }

    /// <summary>How many joints it has.</summary>
    public required int JointCount { get; init; }

    /// <summary>Its first degree of freedom.</summary>
    public required int FirstDof { get; init; }

    /// <summary>How many degrees of freedom it has to its parent.</summary>
    public required int DofCount { get; init; }

    /// <summary>Its first geom, and how many follow each other.</summary>
    public required int FirstGeom { get; init; }

    /// <summary>How many geoms it has.</summary>
    public required int GeomCount { get; init; }
}
