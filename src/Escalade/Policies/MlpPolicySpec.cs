using Escalade.Settings;

namespace Escalade.Policies;

/// <summary>A multilayer perceptron with linear outputs.</summary>
public sealed record MlpPolicySpec : PolicySpec
{
    /// <summary>Units of each hidden layer, each from 1 to 65,536.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64, 64];

    /// <summary>Applied to the hidden units.</summary>
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <summary>Norm of each output's initial weights; small, so that the first actions are small too (the starter's normc 0.01).</summary>
    public double OutputNorm { get; init; } = 0.01;

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) =>
        new MlpPolicy(observationSize, outputSize, Hidden, Activation, hasBias: true, (float)OutputNorm);

    /// <inheritdoc/>
    public override PolicySpec Visit(SettingsVisitor keys) => this with
    {
        Hidden = keys.Wholes(Hidden, UnitLimits, least: 0, greatest: 64),
        Activation = keys.Choice(Activation),
        OutputNorm = keys.Number(OutputNorm, NormLimits),
    };
}
