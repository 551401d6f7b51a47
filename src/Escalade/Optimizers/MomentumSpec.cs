namespace Escalade.Optimizers;

/// <summary>
/// velocity = momentum * velocity + (1 - momentum) * gradient; parameters += stepSize * velocity. The starter's form,
/// in which the momentum does not change the length of a steady step.
/// </summary>
public sealed record MomentumSpec : OptimizerSpec
{
    /// <summary>How much of the velocity stays, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <inheritdoc/>
    public override int MomentCount => 1;

    /// <inheritdoc/>
    public override void Step(
        int generation, ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> firstMoment, Span<float> secondMoment)
    {
        var step = (float)StepSize.At(generation);
        var (keep, add) = ((float)Momentum, (float)(1 - Momentum));
        for (var i = 0; i < parameters.Length; i++)
        {
            var velocity = MathF.FusedMultiplyAdd(keep, firstMoment[i], add * gradient[i]);
            firstMoment[i] = velocity;
            parameters[i] = MathF.FusedMultiplyAdd(step, velocity, parameters[i]);
        }
    }
}
