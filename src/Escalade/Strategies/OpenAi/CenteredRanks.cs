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
        var byRank = ArrayPool<double>.Shared.Rent(count);
        var ranks = ArrayPool<double>.Shared.Rent(count);
        for (var k = 0; k < count; k++)
        {
            byRank[k] = count - 1 - k;
        }
        Ranks.Share(returns, byRank.AsSpan(0, count), ranks.AsSpan(0, count));
        for (var i = 0; i < count; i++)
        {
            returns[i] = ranks[i] / (count - 1) - 0.5;
        }
        ArrayPool<double>.Shared.Return(byRank);
        ArrayPool<double>.Shared.Return(ranks);
        Differences(returns, 1.0 / count, weights);
    }
}
