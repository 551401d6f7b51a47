namespace Escalade.Optimizers;

/// <summary>parameters += stepSize * gradient.</summary>
public sealed record SgdSpec : OptimizerSpec
{
    /// <inheritdoc/>
    public override int MomentCount => 0;

    /// <inheritdoc/>
    public override void Step(
        int generation, ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> firstMoment, Span<float> secondMoment)
    {
        var step = (float)StepSize.At(generation);
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = MathF.FusedMultiplyAdd(step, gradient[i], parameters[i]);
        }
    }
}
