namespace Escalade.MuJoCo.Tasks;

/// <summary>
/// Sums in the order in which NumPy's <c>sum</c> adds contiguous numbers, so that costs equal Gymnasium's to the bit.
/// </summary>
internal static class NumpySum
{
    /// <summary>The length above which NumPy splits the sum in two; no task here needs that.</summary>
    public const int MaxLength = 128;

    /// <summary>The sum of squares: in index order below eight numbers, else with eight running sums.</summary>
    /// <param name="values">At most <see cref="MaxLength"/> numbers.</param>
    public static double OfSquares(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, MaxLength, nameof(values));
        double sum = 0;
        var i = 0;
        if (values.Length >= 8)
        {
            Span<double> partial = stackalloc double[8];
            partial.Clear();
            for (; i + 8 <= values.Length; i += 8)
            {
                for (var lane = 0; lane < 8; lane++)
                {
                    partial[lane] += values[i + lane] * values[i + lane];
                }
            }
            sum = ((partial[0] + partial[1]) + (partial[2] + partial[3])) + ((partial[4] + partial[5]) + (partial[6] + partial[7]));
        }
        for (; i < values.Length; i++)
        {
            sum += values[i] * values[i];
        }
        return sum;
    }
}
