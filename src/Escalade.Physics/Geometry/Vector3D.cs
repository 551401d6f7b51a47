namespace Escalade.Physics.Geometry;

/// <summary>A point, a direction or three numbers of any kind, in float64.</summary>
/// <param name="X">Along x.</param>
/// <param name="Y">Along y.</param>
/// <param name="Z">Along z.</param>
public readonly record struct Vector3D(double X, double Y, double Z)
{
    /// <summary>The length.</summary>
    public double Length => Math.Sqrt(Dot(this, this));

    /// <summary>The same direction, of length 1; zeros where the length is below 1e-7.</summary>
    internal Vector3D Normalized => Dot(this, this) < 1e-14 ? default : this / Length;

    /// <summary>Componentwise.</summary>
    public static Vector3D operator +(Vector3D a, Vector3D b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Componentwise.</summary>
    public static Vector3D operator -(Vector3D a, Vector3D b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>By a number.</summary>
    public static Vector3D operator *(Vector3D a, double b) => new(a.X * b, a.Y * b, a.Z * b);

    /// <summary>By a number.</summary>
    public static Vector3D operator /(Vector3D a, double b) => new(a.X / b, a.Y / b, a.Z / b);

    /// <summary>The scalar product.</summary>
    public static double Dot(Vector3D a, Vector3D b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    /// <summary>The vector product.</summary>
    public static Vector3D Cross(Vector3D a, Vector3D b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
}
