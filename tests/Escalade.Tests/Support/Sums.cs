using System.Runtime.Intrinsics;

namespace Escalade.Tests.Support;

/// <summary>Sums over many float32 numbers in double, quick enough for a hundred million.</summary>
internal static class Sums
{
    /// <summary>Sums of x, x^2, x^3 and x^4.</summary>
    public static (double S1, double S2, double S3, double S4) Powers(ReadOnlySpan<float> x)
    {
        Assert.Equal(0, x.Length % 8);
        Vector512<double> s1 = default, s2 = default, s3 = default, s4 = default;
        for (var i = 0; i < x.Length; i += 8)
        {
            var v = Load(x, i);
            var v2 = v * v;
            s1 += v;
            s2 += v2;
            s3 += v2 * v;
            s4 += v2 * v2;
        }
        return (Vector512.Sum(s1), Vector512.Sum(s2), Vector512.Sum(s3), Vector512.Sum(s4));
    }

    /// <summary>The sum of x_i y_i.</summary>
    public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Vector512<double> even = default, odd = default;
        var i = 0;
        for (; i + 16 <= x.Length; i += 16)
        {
            even += Load(x, i) * Load(y, i);
            odd += Load(x, i + 8) * Load(y, i + 8);
        }
        var sum = Vector512.Sum(even + odd);
        for (; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }
        return sum;
    }

    private static Vector512<double> Load(ReadOnlySpan<float> x, int at)
    {
        var (lower, upper) = Vector256.Widen(Vector256.Create(x.Slice(at, 8)));
        return Vector512.Create(lower, upper);
    }
}
