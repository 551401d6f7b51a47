using System.Numerics;

namespace Escalade.Numerics;

/// <summary>Looks for numbers that are none.</summary>
internal static class Finite
{
    /// <summary>Whether no number is NaN or infinite.</summary>
    public static bool AreAll(ReadOnlySpan<float> values)
    {
        // Times zero what is finite is zero, and what is not is NaN; so is a sum that has one in it.
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
