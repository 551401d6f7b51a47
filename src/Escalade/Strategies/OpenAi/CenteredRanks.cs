using System.Buffers;

namespace Escalade.Strategies.OpenAi;

/// <summary>
/// Ranks of all returns, spread evenly over [-1/2, 1/2], divided by the number of episodes: the paper's fitness
/// shaping (section 2.1) in the starter's scaling. Indifferent to the returns' scale and to outliers.
/// </summary>
/// <remarks>
/// Equal returns share the mean of their ranks; the starter orders them arbitrarily, which turns ties into noise.
/// </remarks>
public sealed record CenteredRanks : ShapingSpec
{
    /// <inheritdoc/>
    public override void Shape(Span<double> returns, double sigma, Span<float> weights)
    {
        var count = returns.Length;
        var sorted = ArrayPool<double>.Shared.Rent(count);
        var order = ArrayPool<int>.Shared.Rent(count);
        for (var i = 0; i < count; i++)
        {
            sorted[i] = returns[i];
            order[i] = i;
        }
        Array.Sort(sorted, order, 0, count);
        for (var first = 0; first < count;)
        {
            var last = first;
            while (last + 1 < count && sorted[last + 1] == sorted[first])
            {
                last++;
            }
            var rank = (first + last) / 2.0;
            for (; first <= last; first++)
            {
                returns[order[first]] = rank / (count - 1) - 0.5;
            }
        }
        ArrayPool<double>.Shared.Return(sorted);
        ArrayPool<int>.Shared.Return(order);
        Differences(returns, 1.0 / count, weights);
    }
}
