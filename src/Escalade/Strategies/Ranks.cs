using System.Buffers;
using System.Numerics;

namespace Escalade.Strategies;

/// <summary>Orders returns.</summary>
internal static class Ranks
{
    /// <summary>Gives the best return the first value, the second best the second, and so on; equal returns share the mean of theirs.</summary>
    /// <param name="returns">One a candidate; overwritten.</param>
    /// <param name="values">One a rank, the best's first.</param>
    /// <param name="shared">Receives one a candidate.</param>
    public static void Share<T>(Span<double> returns, ReadOnlySpan<double> values, Span<T> shared)
        where T : struct, INumberBase<T>
    {
        var count = returns.Length;
        var order = ArrayPool<int>.Shared.Rent(count);
        for (var i = 0; i < count; i++)
        {
            // The sort is ascending, and the best comes first.
            returns[i] = -returns[i];
            order[i] = i;
        }
        returns.Sort(order.AsSpan(0, count));
        for (var first = 0; first < count;)
        {
            var end = first;
            var sum = 0.0;
            while (end < count && returns[end] == returns[first])
            {
                sum += values[end++];
            }
            var mean = T.CreateChecked(sum / (end - first));
            for (; first < end; first++)
            {
                shared[order[first]] = mean;
            }
        }
        ArrayPool<int>.Shared.Return(order);
    }
}
