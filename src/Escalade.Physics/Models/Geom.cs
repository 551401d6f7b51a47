using Escalade.Physics.Geometry;

namespace Escalade.Physics.Models;

/// <summary>A shape that is fixed to a body: it gives mass, touches, and is seen.</summary>
public sealed record Geom
{
    /// <summary>Its name; empty for none.</summary>
    public required string Name { get; init; }

    /// <summary>The shape.</summary>
    public required GeomType Type { get; init; }

    /// <summary>The body it is fixed to.</summary>
    public required int Body { get; init; }

    /// <summary>See <see cref="GeomType"/>, in metres.</summary>
    public required Vector3D Size { get; init; }

    /// <summary>Where it lies in the body's frame, in metres.</summary>
    public required Vector3D Position { get; init; }

    /// <summary>How it is turned in the body's frame.</summary>
    public required QuaternionD Orientation { get; init; }

    /// <summary>It touches what has one of these bits in <see cref="ContactAffinity"/>.</summary>
    public required int ContactType { get; init; }

    /// <summary>It is touched by what has one of these bits in <see cref="ContactType"/>.</summary>
    public required int ContactAffinity { get; init; }

    /// <summary>1 for contacts without friction, 3 for friction in the plane of contact.</summary>
    public required int ContactDimension { get; init; }

    /// <summary>Whose contact parameters are taken, where two geoms differ.</summary>
    public required int Priority { get; init; }

    /// <summary>The coefficient of sliding friction.</summary>
    public required double Friction { get; init; }

    /// <summary>Its share where parameters of two geoms are mixed.</summary>
    public required double Mix { get; init; }

    /// <summary>How contacts give way.</summary>
    public required Softness Contact { get; init; }

    /// <summary>How far apart contacts begin, in metres.</summary>
    public required double Margin { get; init; }

    /// <summary>How far within the margin their force begins, in metres.</summary>
    public required double Gap { get; init; }

    /// <summary>Red, green, blue and opacity, each from 0 to 1.</summary>
    public required (double Red, double Green, double Blue, double Alpha) Color { get; init; }

    /// <summary>Radius of a sphere about it; 0 for a plane.</summary>
    public double BoundingRadius => Type switch
    {
        GeomType.Plane => 0,
        GeomType.Sphere => Size.X,
        GeomType.Capsule => Size.X + Size.Y,
        _ => Math.Sqrt(Size.X * Size.X + Size.Y * Size.Y),
    };
}
