using Escalade.Settings;

namespace Escalade.Strategies.EpisodeCaps;

/// <summary>Grows by a factor once enough episodes reach it: the starter's "adaptive" rule.</summary>
public sealed record RatioEpisodeCap : EpisodeCapSpec
{
    /// <summary>Timesteps allowed at first.</summary>
    public int Initial { get; init; } = 100;

    /// <summary>The share of episodes, in (0, 1], that must reach the cap for it to grow.</summary>
    public double Fraction { get; init; } = 0.5;

    /// <summary>The factor that it grows by, above 1.</summary>
    public double Factor { get; init; } = 1.5;

    /// <inheritdoc/>
    public override int First => Initial;

    /// <inheritdoc/>
    public override int Next(int cap, ReadOnlySpan<int> lengths)
    {
        var reached = 0;
        foreach (var length in lengths)
        {
            reached += length >= cap ? 1 : 0;
        }
        // At least by one: a small cap times a small factor would be cut back to itself for ever.
        return reached >= Fraction * lengths.Length ? (int)Math.Min(1e9, Math.Max(cap + 1.0, Factor * cap)) : cap;
    }

    /// <inheritdoc/>
    public override EpisodeCapSpec Visit(SettingsVisitor keys) => this with
    {
        Initial = keys.Whole(Initial, CapLimits),
        Fraction = keys.Number(Fraction, Limits.Above(0).To(1)),
        Factor = keys.Number(Factor, Limits.Above(1).To(1e6)),
    };
}
