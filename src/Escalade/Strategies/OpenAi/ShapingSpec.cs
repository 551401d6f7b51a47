using Escalade.Settings;

namespace Escalade.Strategies.OpenAi;

/// <summary>Turns the returns of a generation into a weight for each pair's noise; a recipe's <c>strategy.shaping</c>.</summary>
/// <remarks>
/// The estimate of the gradient is the sum of weights times noises, so weights contain every factor, such as one over
/// the number of episodes.
/// </remarks>
public abstract record ShapingSpec : ISettings<ShapingSpec>
{
    /// <summary>Computes the weights.</summary>
    /// <param name="returns">
    /// <c>[pairs x 2]</c>: of pair i the positive candidate's return at 2i, the negative one's at 2i + 1. Minus infinity
    /// stands for a return that was not a finite number. May be overwritten.
    /// </param>
    /// <param name="sigma">The deviation of the perturbations.</param>
    /// <param name="weights">Receives the weights, <c>[pairs]</c>.</param>
    public abstract void Shape(Span<double> returns, double sigma, Span<float> weights);

    /// <inheritdoc/>
    public virtual ShapingSpec Visit(SettingsVisitor keys) => this;

    /// <summary>Puts the worst finite return where there is none. Returns whether any is finite.</summary>
    private protected static bool ReplaceNonFinite(Span<double> returns)
    {
        var worst = double.PositiveInfinity;
        foreach (var value in returns)
        {
            if (double.IsFinite(value))
            {
                worst = Math.Min(worst, value);
            }
        }
        foreach (ref var value in returns)
        {
            value = double.IsFinite(value) ? value : worst;
        }
        return double.IsFinite(worst);
    }

    /// <summary>
    /// Multiplies returns by a power of two, so that the greatest is about 1: their squares then neither overflow nor vanish, and as such a
    /// product is exact, the weights are the same to the bit.
    /// </summary>
    private protected static void BringToScale(Span<double> returns)
    {
        var greatest = 0.0;
        foreach (var value in returns)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }
        if (greatest == 0)
        {
            return;
        }
        var exponent = -Math.ILogB(greatest);
        foreach (ref var value in returns)
        {
            value = Math.ScaleB(value, exponent);
        }
    }

    /// <summary>Population deviation, summed in index order.</summary>
    private protected static double Deviation(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        var mean = sum / values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }
        return Math.Sqrt(squares / values.Length);
    }

    /// <summary>weights_i = (positive_i - negative_i) * scale.</summary>
    private protected static void Differences(ReadOnlySpan<double> returns, double scale, Span<float> weights)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)((returns[2 * i] - returns[2 * i + 1]) * scale);
        }
    }
}
