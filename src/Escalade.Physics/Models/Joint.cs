using Escalade.Physics.Geometry;

namespace Escalade.Physics.Models;

/// <summary>A joint between a body and its parent.</summary>
public sealed record Joint
{
    /// <summary>Its name; empty for none.</summary>
    public required string Name { get; init; }

    /// <summary>How it moves.</summary>
    public required JointType Type { get; init; }

    /// <summary>The body it moves.</summary>
    public required int Body { get; init; }

    /// <summary>Where its numbers begin among the positions: 7 for a free joint, 1 for others.</summary>
    public required int PositionIndex { get; init; }

    /// <summary>Where its numbers begin among the velocities: 6 for a free joint, 1 for others.</summary>
    public required int Dof { get; init; }

    /// <summary>A point of the axis, in the body's frame, in metres.</summary>
    public required Vector3D Position { get; init; }

    /// <summary>The axis, in the body's frame, of length 1.</summary>
    public required Vector3D Axis { get; init; }

    /// <summary>Whether it has limits.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>The lower limit, in metres or radians.</summary>
    public required double Lower { get; init; }

    /// <summary>The upper limit, in metres or radians.</summary>
    public required double Upper { get; init; }

    /// <summary>How far before a limit its force begins.</summary>
    public required double Margin { get; init; }

    /// <summary>How its limits give way.</summary>
    public required Softness Limit { get; init; }

    /// <summary>Of the spring, in N/m or N m/rad.</summary>
    public required double Stiffness { get; init; }

    /// <summary>Where the spring is at rest.</summary>
    public required double SpringReference { get; init; }

    /// <summary>The position that the model is drawn in.</summary>
    public required double Reference { get; init; }

    /// <summary>Force a velocity, in N s/m or N m s/rad.</summary>
    public required double Damping { get; init; }

    /// <summary>What is added to the inertia: of a motor's rotor, say.</summary>
    public required double Armature { get; init; }

    /// <summary>
    /// Of each of its degrees of freedom, the inverse of the inertia it meets in the reference pose; of a free joint's the translations' mean,
    /// then the rotations'.
    /// </summary>
    public double InverseWeight { get; init; }

    /// <summary>Degrees of freedom.</summary>
    public int DofCount => Type == JointType.Free ? 6 : 1;

    /// <summary>Numbers among the positions.</summary>
    public int PositionCount => Type == JointType.Free ? 7 : 1;
}
