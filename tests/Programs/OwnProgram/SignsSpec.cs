using Escalade.Optimizers;
using Escalade.Settings;

namespace OwnProgram;

/// <summary>Steps of one size in the direction of a running sum, whatever its length.</summary>
internal sealed record SignsSpec : OptimizerSpec
{
    /// <summary>What is kept of the sum in each generation, at least 0 and below 1.</summary>
    public double Memory { get; init; } = 0.5;

    public override IReadOnlyList<string> StateNames => ["sum"];

    public override void Step(int generation, ReadOnlySpan<float> gradient, Span<float> parameters, OptimizerState memory)
    {
        var (size, kept) = ((float)StepSize.At(generation), (float)Memory);
        var sum = memory[0];
        for (var i = 0; i < parameters.Length; i++)
        {
            sum[i] = MathF.FusedMultiplyAdd(kept, sum[i], gradient[i]);
            parameters[i] += size * MathF.Sign(sum[i]);
        }
    }

    public override OptimizerSpec Visit(SettingsVisitor keys) => this with
    {
        StepSize = keys.Schedule(StepSize),
        Memory = keys.Number(Memory, Limits.From(0).Below(1)),
    };
}
