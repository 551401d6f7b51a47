namespace Escalade.MuJoCo.Tasks;

/// <summary>Euclidean lengths, squares added in index order as NumPy's <c>norm</c> does.</summary>
internal static class Distance
{
    /// <summary>Distance between two points of three coordinates.</summary>
    public static double Between(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
        return Math.Sqrt(x * x + y * y + z * z);
    }

    /// <summary>Distance of a point of the plane from the origin.</summary>
    public static double FromOrigin(double x, double y) => Math.Sqrt(x * x + y * y);
}
