namespace Escalade.Strategies.OpenAi;

/// <summary>
/// The returns as they are, divided by the number of episodes and sigma: the plain estimate of the gradient of the
/// smoothed objective (paper, equation 1, with antithetic pairs).
/// </summary>
public sealed record RawReturns : ShapingSpec
{
    /// <inheritdoc/>
    public override void Shape(Span<double> returns, double sigma, Span<float> weights)
    {
        weights.Clear();
        if (ReplaceNonFinite(returns))
        {
            Differences(returns, 1 / (returns.Length * sigma), weights);
        }
    }
}
