namespace Escalade.Strategies;

/// <summary>
/// (R - mean) / deviation over all returns, divided by the number of episodes and sigma: the post's code sample.
/// </summary>
public sealed record StandardizedReturns : ShapingSpec
{
    /// <inheritdoc/>
    public override void Shape(Span<double> returns, double sigma, Span<float> weights)
    {
        weights.Clear();
        if (ReplaceNonFinite(returns) && Moments(returns) is { Deviation: > 0 } moments)
        {
            Differences(returns, 1 / (moments.Deviation * returns.Length * sigma), weights);
        }
    }
}
