namespace Escalade.Physics.Geometry;

/// <summary>An orientation as a unit quaternion, in float64: turns vectors of a frame into vectors of the frame it lies in.</summary>
/// <param name="W">The cosine of half the angle.</param>
/// <param name="X">The sine of half the angle times the axis.</param>
/// <param name="Y">The sine of half the angle times the axis.</param>
/// <param name="Z">The sine of half the angle times the axis.</param>
public readonly record struct QuaternionD(double W, double X, double Y, double Z)
{
    /// <summary>No rotation.</summary>
    public static QuaternionD Identity => new(1, 0, 0, 0);

    /// <summary>Of length 1; unchanged where the length is below 1e-7.</summary>
    internal QuaternionD Normalized
    {
        get
        {
            var square = W * W + X * X + Y * Y + Z * Z;
            var length = Math.Sqrt(square);
            return square < 1e-14 ? this : new(W / length, X / length, Y / length, Z / length);
        }
    }

    /// <summary>First <paramref name="b"/>, then <paramref name="a"/>.</summary>
    public static QuaternionD operator *(QuaternionD a, QuaternionD b) => new(
        a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z,
        a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
        a.W * b.Y - a.X * b.Z + a.Y * b.W + a.Z * b.X,
        a.W * b.Z + a.X * b.Y - a.Y * b.X + a.Z * b.W);

    /// <summary>A rotation about an axis.</summary>
    /// <param name="axis">Of length 1.</param>
    /// <param name="angle">In radians.</param>
    public static QuaternionD About(Vector3D axis, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle / 2);
        return new(cosine, sine * axis.X, sine * axis.Y, sine * axis.Z);
    }

    /// <summary>The smallest rotation that turns the z axis into a direction; half a turn about x for the opposite one.</summary>
    /// <param name="direction">Of length 1.</param>
    internal static QuaternionD FromZTo(Vector3D direction)
    {
        var across = Vector3D.Cross(new(0, 0, 1), direction);
        var axis = across.Normalized;
        var sine = axis == default ? 0 : across.Length;
        return About(sine < 1e-10 ? new(1, 0, 0) : axis, Math.Atan2(sine, direction.Z));
    }

    /// <summary>The rotation whose matrix has these columns.</summary>
    internal static QuaternionD FromAxes(Vector3D x, Vector3D y, Vector3D z)
    {
        double w, i, j, k;
        // By whichever component is greatest: none is divided by a small number.
        if (x.X + y.Y + z.Z > 0)
        {
            w = Math.Sqrt(1 + x.X + y.Y + z.Z) / 2;
            (i, j, k) = ((y.Z - z.Y) / (4 * w), (z.X - x.Z) / (4 * w), (x.Y - y.X) / (4 * w));
        }
        else if (x.X > y.Y && x.X > z.Z)
        {
            i = Math.Sqrt(1 + x.X - y.Y - z.Z) / 2;
            (w, j, k) = ((y.Z - z.Y) / (4 * i), (y.X + x.Y) / (4 * i), (z.X + x.Z) / (4 * i));
        }
        else if (y.Y > z.Z)
        {
            j = Math.Sqrt(1 - x.X + y.Y - z.Z) / 2;
            (w, i, k) = ((z.X - x.Z) / (4 * j), (y.X + x.Y) / (4 * j), (z.Y + y.Z) / (4 * j));
        }
        else
        {
            k = Math.Sqrt(1 - x.X - y.Y + z.Z) / 2;
            (w, i, j) = ((x.Y - y.X) / (4 * k), (z.X + x.Z) / (4 * k), (z.Y + y.Z) / (4 * k));
        }
        return new QuaternionD(w, i, j, k).Normalized;
    }

    /// <summary>The columns of its matrix: where the axes of its frame point.</summary>
    internal (Vector3D X, Vector3D Y, Vector3D Z) Axes => (
        new(W * W + X * X - Y * Y - Z * Z, 2 * (X * Y + W * Z), 2 * (X * Z - W * Y)),
        new(2 * (X * Y - W * Z), W * W - X * X + Y * Y - Z * Z, 2 * (Y * Z + W * X)),
        new(2 * (X * Z + W * Y), 2 * (Y * Z - W * X), W * W - X * X - Y * Y + Z * Z));
}
