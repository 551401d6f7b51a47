using System.Runtime.InteropServices;

namespace Escalade.Tests.Support;

/// <summary>Equality of bytes: of NaNs and signed zeros too.</summary>
internal static class Bits
{
    public static void Same(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        var at = MemoryMarshal.AsBytes(expected).CommonPrefixLength(MemoryMarshal.AsBytes(actual)) / sizeof(float);
        if (at < expected.Length)
        {
            Assert.Fail($"{what} differs at {at} of {expected.Length}: {expected[at]:R} expected, {actual[at]:R} found.");
        }
    }

    /// <summary>Units in the last place of the exact value by which a float32 is off.</summary>
    public static double UlpError(float actual, double exact)
    {
        var rounded = Math.Abs((float)exact);
        var ulp = (double)MathF.BitIncrement(rounded) - rounded;
        return Math.Abs(actual - exact) / ulp;
    }
}
