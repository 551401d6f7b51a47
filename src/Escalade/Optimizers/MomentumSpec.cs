using Escalade.Settings;

namespace Escalade.Optimizers;

/// <summary>
/// velocity = momentum * velocity + (1 - momentum) * gradient; parameters += stepSize * velocity. The starter's form,
/// in which the momentum does not change the length of a steady step.
/// </summary>
public sealed record MomentumSpec : OptimizerSpec
{
    private static readonly string[] s_stateNames = ["velocity"];

    /// <summary>How much of the velocity stays, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => s_stateNames;

    /// <inheritdoc/>
    public override void Step(int generation, ReadOnlySpan<float> gradient, Span<float> parameters, OptimizerState memory)
    {
        var velocities = memory[0];
        var step = (float)StepSize.At(generation);
        var (keep, add) = ((float)Momentum, (float)(1 - Momentum));
        for (var i = 0; i < parameters.Length; i++)
        {
            var velocity = MathF.FusedMultiplyAdd(keep, velocities[i], add * gradient[i]);
            velocities[i] = velocity;
            parameters[i] = MathF.FusedMultiplyAdd(step, velocity, parameters[i]);
        }
    }

    /// <inheritdoc/>
    public override OptimizerSpec Visit(SettingsVisitor keys) => this with
    {
        StepSize = keys.Schedule(StepSize),
        Momentum = keys.Number(Momentum, Limits.From(0).Below(1)),
    };
}
