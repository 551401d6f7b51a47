namespace Escalade.MuJoCo.Tasks;

/// <summary>
/// Sums in the order in which NumPy's <c>sum</c> adds contiguous numbers, so that costs equal Gymnasium's to the bit.
/// </summary>
internal static class NumpySum
{
    /// <summary>The length above which NumPy splits the sum in two; no task here needs that.</summary>
    public const int MaxLength = 128;

    private const int Lanes = 8;

    /// <summary>The sum: in index order below eight numbers, else with eight running sums.</summary>
    /// <param name="values">At most <see cref="MaxLength"/> numbers.</param>
    public static double Of(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, MaxLength, nameof(values));
        double sum = 0;
        if (values.Length >= Lanes)
        {
            Span<double> lanes = stackalloc double[Lanes];
            lanes.Clear();
            while (values.Length >= Lanes)
            {
                for (var lane = 0; lane < Lanes; lane++)
                {
                    lanes[lane] += values[lane];
                }
                values = values[Lanes..];
            }
            sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }
        foreach (var value in values)
        {
            sum += value;
        }
        return sum;
    }

    /// <summary>The sum of squares, added in the same order.</summary>
    /// <param name="values">At most <see cref="MaxLength"/> numbers.</param>
    public static double OfSquares(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, MaxLength, nameof(values));
        Span<double> squares = stackalloc double[MaxLength];
        for (var i = 0; i < values.Length; i++)
        {
            squares[i] = values[i] * values[i];
        }
        return Of(squares[..values.Length]);
    }
}
