using Escalade.Settings;

namespace Escalade.Policies;

/// <summary>outputs = observation W (+ b), begun at zero: the policy of ARS (Mania et al. 2018).</summary>
public sealed record LinearPolicySpec : PolicySpec
{
    /// <summary>Whether there is a b; ARS has none.</summary>
    public bool Bias { get; init; }

    /// <inheritdoc/>
    public override IPolicy Create(int observationSize, int outputSize) =>
        new MlpPolicy(observationSize, outputSize, [], Activation.Tanh, Bias, outputNorm: 0);

    /// <inheritdoc/>
    public override PolicySpec Visit(SettingsVisitor keys) => this with { Bias = keys.Flag(Bias) };
}
