using Escalade.Settings;

namespace Escalade.Policies;

/// <summary>A gated recurrent unit with linear outputs, for tasks that hide part of their state.</summary>
public sealed record GruPolicySpec : PolicySpec
{
    /// <summary>Hidden units, from 1 to 65,536.</summary>
    public int Hidden { get; init; } = 32;

    /// <summary>Norm of each output's initial weights.</summary>
    public double OutputNorm { get; init; } = 0.01;

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) =>
        new GruPolicy(observationSize, outputSize, Hidden, (float)OutputNorm);

    /// <inheritdoc/>
    public override PolicySpec Visit(SettingsVisitor keys) => this with
    {
        Hidden = keys.Whole(Hidden, UnitLimits),
        OutputNorm = keys.Number(OutputNorm, NormLimits),
    };
}
