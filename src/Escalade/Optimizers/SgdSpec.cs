using Escalade.Settings;

namespace Escalade.Optimizers;

/// <summary>parameters += stepSize * gradient.</summary>
public sealed record SgdSpec : OptimizerSpec
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => [];

    /// <inheritdoc/>
    public override void Step(int generation, ReadOnlySpan<float> gradient, Span<float> parameters, OptimizerState memory)
    {
        var step = (float)StepSize.At(generation);
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = MathF.FusedMultiplyAdd(step, gradient[i], parameters[i]);
        }
    }

    /// <inheritdoc/>
    public override OptimizerSpec Visit(SettingsVisitor keys) => this with { StepSize = keys.Schedule(StepSize) };
}
