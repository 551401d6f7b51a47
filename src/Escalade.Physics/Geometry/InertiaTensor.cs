namespace Escalade.Physics.Geometry;

/// <summary>A symmetric tensor of inertia: moments on the diagonal, products beside it.</summary>
internal readonly record struct InertiaTensor(double XX, double YY, double ZZ, double XY, double XZ, double YZ)
{
    public static InertiaTensor operator +(InertiaTensor a, InertiaTensor b) =>
        new(a.XX + b.XX, a.YY + b.YY, a.ZZ + b.ZZ, a.XY + b.XY, a.XZ + b.XZ, a.YZ + b.YZ);

    /// <summary>Of principal moments in a turned frame: R diag(moments) R'.</summary>
    public static InertiaTensor Of(Vector3D moments, QuaternionD orientation)
    {
        var (x, y, z) = orientation.Axes;
        double Element(double x1, double x2, double y1, double y2, double z1, double z2) =>
            x1 * (x2 * moments.X) + y1 * (y2 * moments.Y) + z1 * (z2 * moments.Z);
        return new(
            Element(x.X, x.X, y.X, y.X, z.X, z.X), Element(x.Y, x.Y, y.Y, y.Y, z.Y, z.Y), Element(x.Z, x.Z, y.Z, y.Z, z.Z, z.Z),
            Element(x.X, x.Y, y.X, y.Y, z.X, z.Y), Element(x.X, x.Z, y.X, y.Z, z.X, z.Z), Element(x.Y, x.Z, y.Y, y.Z, z.Y, z.Z));
    }

    /// <summary>What a mass adds whose centre is somewhere else (Steiner).</summary>
    public static InertiaTensor OfPoint(double mass, Vector3D at) => new(
        mass * (at.Y * at.Y + at.Z * at.Z), mass * (at.X * at.X + at.Z * at.Z), mass * (at.X * at.X + at.Y * at.Y),
        -mass * at.X * at.Y, -mass * at.X * at.Z, -mass * at.Y * at.Z);

    /// <summary>
    /// Principal moments, the greatest first, and the frame that they are in: Jacobi rotations on the greatest product, kept as a
    /// quaternion as MuJoCo does, so that equal moments come with the same axes.
    /// </summary>
    public (Vector3D Moments, QuaternionD Orientation) Diagonalize()
    {
        const double Least = 1e-12;
        var orientation = QuaternionD.Identity;
        Span<double> moments = stackalloc double[3];
        for (var iteration = 0; iteration < 500; iteration++)
        {
            var turned = Turned(orientation);
            (moments[0], moments[1], moments[2]) = (turned.XX, turned.YY, turned.ZZ);
            var (xy, xz, yz) = (Math.Abs(turned.XY), Math.Abs(turned.XZ), Math.Abs(turned.YZ));
            // The plane of the greatest product is turned about its third axis.
            var (row, column, axis, product) =
                xy > xz && xy > yz ? (0, 1, 2, turned.XY) : xz > yz ? (0, 2, 1, turned.XZ) : (1, 2, 0, turned.YZ);
            if (Math.Abs(product) < Least)
            {
                break;
            }
            var tau = (moments[column] - moments[row]) / (2 * product);
            var tangent = tau >= 0 ? 1 / (tau + Math.Sqrt(1 + tau * tau)) : -1 / (-tau + Math.Sqrt(1 + tau * tau));
            var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
            if (cosine > 1 - Least)
            {
                break;
            }
            var half = Math.Sqrt(0.5 - 0.5 * cosine) * (tau >= 0 ? -1 : 1) * (axis == 1 ? -1 : 1);
            orientation = Normalized(orientation * Normalized(Rotation(axis, Math.Sqrt(1 - half * half), half)));
        }
        for (var pass = 0; pass < 3; pass++)
        {
            var first = pass % 2;
            if (moments[first] < moments[first + 1])
            {
                (moments[first], moments[first + 1]) = (moments[first + 1], moments[first]);
                orientation = Normalized(orientation * Rotation((first + 2) % 3, 0.707106781186548, 0.707106781186548));
            }
        }
        return (new(moments[0], moments[1], moments[2]), orientation);
    }

    /// <summary>
    /// As seen from a turned frame: (R' I) R, in this order of operations: where moments are equal the last bit chooses the axes, and it is
    /// to choose those that libmujoco has.
    /// </summary>
    private InertiaTensor Turned(QuaternionD orientation)
    {
        var tensor = this;
        var (x, y, z) = orientation.Axes;
        var (ix, iy, iz) = (Times(x), Times(y), Times(z));
        return new(
            Vector3D.Dot(ix, x), Vector3D.Dot(iy, y), Vector3D.Dot(iz, z), Vector3D.Dot(ix, y), Vector3D.Dot(ix, z), Vector3D.Dot(iy, z));

        Vector3D Times(Vector3D v) => new(
            v.X * tensor.XX + v.Y * tensor.XY + v.Z * tensor.XZ,
            v.X * tensor.XY + v.Y * tensor.YY + v.Z * tensor.YZ,
            v.X * tensor.XZ + v.Y * tensor.YZ + v.Z * tensor.ZZ);
    }

    /// <summary>To length 1, by its inverse: in libmujoco's order of operations too.</summary>
    private static QuaternionD Normalized(QuaternionD q)
    {
        var inverse = 1 / Math.Sqrt(q.W * q.W + q.X * q.X + q.Y * q.Y + q.Z * q.Z);
        return new(q.W * inverse, q.X * inverse, q.Y * inverse, q.Z * inverse);
    }

    private static QuaternionD Rotation(int axis, double cosine, double sine) =>
        new(cosine, axis == 0 ? sine : 0, axis == 1 ? sine : 0, axis == 2 ? sine : 0);
}
