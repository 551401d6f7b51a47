using System.Numerics;

namespace Escalade.Numerics;

/// <summary>Checks numbers for NaN and infinity.</summary>
internal static class Finite
{
    /// <summary>Whether no number is NaN or infinite.</summary>
    public static bool AreAll(ReadOnlySpan<float> values)
    {
        // x * 0 is 0 if x is finite and NaN if it is not, so the sum is 0 only if every value is finite.
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(values[i..]) * 0f;
        }
        var sum = Vector.Sum(sums);
        for (; i < values.Length; i++)
        {
            sum += values[i] * 0f;
        }
        return sum == 0;
    }
}
