using Escalade.Numerics;
using Escalade.Settings;

namespace Escalade.Optimizers;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1, with the corrections of both biases folded into the step size).</summary>
public sealed record AdamSpec : OptimizerSpec
{
    private static readonly string[] s_stateNames = ["firstMoment", "secondMoment"];

    /// <summary>Decay of the first moment, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Keeps the quotient finite; above 0.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => s_stateNames;

    /// <inheritdoc/>
    public override void Step(int generation, ReadOnlySpan<float> gradient, Span<float> parameters, OptimizerState memory)
    {
        var firstMoment = memory[0];
        var secondMoment = memory[1];
        var t = generation + 1;
        var step = (float)(StepSize.At(generation)
            * Math.Sqrt(1 - Powers.Power(Beta2, t)) / (1 - Powers.Power(Beta1, t)));
        var (beta1, rest1) = ((float)Beta1, (float)(1 - Beta1));
        var (beta2, rest2) = ((float)Beta2, (float)(1 - Beta2));
        var epsilon = (float)Epsilon;
        for (var i = 0; i < parameters.Length; i++)
        {
            var g = gradient[i];
            var m = MathF.FusedMultiplyAdd(beta1, firstMoment[i], rest1 * g);
            var v = MathF.FusedMultiplyAdd(beta2, secondMoment[i], rest2 * (g * g));
            firstMoment[i] = m;
            secondMoment[i] = v;
            parameters[i] = MathF.FusedMultiplyAdd(step, m / (MathF.Sqrt(v) + epsilon), parameters[i]);
        }
    }

    /// <inheritdoc/>
    public override OptimizerSpec Visit(SettingsVisitor keys) => this with
    {
        StepSize = keys.Schedule(StepSize),
        Beta1 = keys.Number(Beta1, Limits.From(0).Below(1)),
        Beta2 = keys.Number(Beta2, Limits.From(0).Below(1)),
        Epsilon = keys.Number(Epsilon, Limits.Above(0).To(1)),
    };
}
