namespace Escalade.Strategies.OpenAi;

/// <summary>Only which half of a pair did better: +1, 0 or -1, divided by the number of episodes.</summary>
public sealed record SignOfReturns : ShapingSpec
{
    /// <inheritdoc/>
    public override void Shape(Span<double> returns, double sigma, Span<float> weights)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)((double)returns[2 * i].CompareTo(returns[2 * i + 1]) / returns.Length);
        }
    }
}
