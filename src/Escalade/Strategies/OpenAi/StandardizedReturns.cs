namespace Escalade.Strategies.OpenAi;

/// <summary>
/// (R - mean) / deviation over all returns, divided by the number of episodes and sigma: the post's code sample.
/// </summary>
public sealed record StandardizedReturns : ShapingSpec
{
    /// <inheritdoc/>
    public override void Shape(Span<double> returns, double sigma, Span<float> weights)
    {
        weights.Clear();
        if (!ReplaceNonFinite(returns))
        {
            return;
        }
        BringToScale(returns);
        if (Deviation(returns) is > 0 and var deviation)
        {
            Differences(returns, 1 / (deviation * returns.Length * sigma), weights);
        }
    }
}
