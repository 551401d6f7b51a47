using Escalade.Settings;

namespace Escalade.Policies;

/// <summary>Says which policy to build; a recipe's <c>policy</c>.</summary>
public abstract record PolicySpec : ISettings<PolicySpec>
{
    /// <summary>Builds an instance for one thread.</summary>
    /// <param name="observationSize">Numbers in an observation.</param>
    /// <param name="outputSize">Numbers out.</param>
    public abstract IPolicy Create(int observationSize, int outputSize);

    /// <inheritdoc/>
    public abstract PolicySpec Visit(SettingsVisitor keys);

    /// <summary>What a number of units may be.</summary>
    private protected static Limits UnitLimits { get; } = Limits.From(1).To(65_536);

    /// <summary>What the norm of first weights may be.</summary>
    private protected static Limits NormLimits { get; } = Limits.From(0).To(1e6);
}
