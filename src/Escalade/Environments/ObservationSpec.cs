namespace Escalade.Environments;

/// <summary>What is done to observations before the policy sees them; a recipe's <c>observations</c>.</summary>
public sealed record ObservationSpec
{
    /// <summary>Whether to subtract the mean and divide by the deviation of all observations seen so far.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>The greatest magnitude after normalisation; 0 for no bound. The starter clips at 5, ARS not at all.</summary>
    public double Clip { get; init; } = 5;

    /// <summary>The share of pairs, in [0, 1], whose episodes contribute statistics. The starter takes 0.01, ARS 1.</summary>
    public double Fraction { get; init; } = 1;

    /// <summary>Deviations below this count as this, so that a component that never moves is not blown up; above 0.</summary>
    public double MinimumDeviation { get; init; } = 1e-4;
}
