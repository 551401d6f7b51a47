using Escalade.Settings;

namespace Escalade.Strategies.EpisodeCaps;

/// <summary>A multiple of the last generation's mean length: the paper's rule, which keeps processors over 1/multiple busy.</summary>
public sealed record MeanEpisodeCap : EpisodeCapSpec
{
    /// <summary>Times the mean length, above 1.</summary>
    public double Multiple { get; init; } = 2;

    /// <summary>Never below this many timesteps.</summary>
    public int Minimum { get; init; } = 10;

    /// <inheritdoc/>
    public override int First => 0;

    /// <inheritdoc/>
    public override int Next(int cap, ReadOnlySpan<int> lengths)
    {
        var total = 0L;
        foreach (var length in lengths)
        {
            total += length;
        }
        return (int)Math.Max(Minimum, Math.Min(1e9, Math.Ceiling(Multiple * total / lengths.Length)));
    }

    /// <inheritdoc/>
    public override EpisodeCapSpec Visit(SettingsVisitor keys) => this with
    {
        Multiple = keys.Number(Multiple, Limits.Above(1).To(1e6)),
        Minimum = keys.Whole(Minimum, CapLimits),
    };
}
