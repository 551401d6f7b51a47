using Escalade.Noise;
using Escalade.Settings;

namespace Escalade.Environments;

/// <summary>What is done to observations before the policy sees them; a recipe's <c>observations</c>.</summary>
public sealed record ObservationSpec : ISettings<ObservationSpec>
{
    /// <summary>Whether to subtract the mean and divide by the deviation of all observations seen so far.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>The greatest magnitude after normalisation; 0 for no bound. The starter clips at 5, ARS not at all.</summary>
    public double Clip { get; init; } = 5;

    /// <summary>The share of groups of candidates, in [0, 1], whose episodes contribute statistics. The starter takes 0.01, ARS 1.</summary>
    public double Fraction { get; init; } = 1;

    /// <summary>The least deviation to divide by, so that a component that never changes is not blown up; above 0.</summary>
    public double MinimumDeviation { get; init; } = 1e-4;

    /// <inheritdoc/>
    public ObservationSpec Visit(SettingsVisitor keys) => new()
    {
        Normalize = keys.Flag(Normalize),
        Clip = keys.Number(Clip, Limits.From(0).To(1e9)),
        Fraction = keys.Number(Fraction, Limits.From(0).To(1)),
        MinimumDeviation = keys.Number(MinimumDeviation, Limits.From(1e-12).To(1e9)),
    };

    /// <summary>
    /// Whether the episodes of a group of candidates contribute statistics: chosen by the run's seed, so that every machine chooses alike.
    /// </summary>
    /// <param name="seed">The run's.</param>
    /// <param name="generation">From 0.</param>
    /// <param name="group">From 0.</param>
    /// <param name="choice">A random source to draw with; it is restarted here, so one object serves all calls.</param>
    internal bool Contributes(ulong seed, int generation, int group, RandomSource choice)
    {
        if (!Normalize || Fraction <= 0)
        {
            return false;
        }
        // The first group of the first generation always does: without any statistics the fraction would decide by luck.
        if (Fraction >= 1 || (generation == 0 && group == 0))
        {
            return true;
        }
        choice.Restart(new NoiseKey(seed, generation, group, NoisePurpose.StatisticsChoice));
        return choice.NextDouble() < Fraction;
    }
}
