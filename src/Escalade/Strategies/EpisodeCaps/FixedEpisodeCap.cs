using Escalade.Settings;

namespace Escalade.Strategies.EpisodeCaps;

/// <summary>
/// The same cap in every generation. Where the beginning of a game shows how good a policy is, short episodes allow more
/// perturbations in the same number of timesteps.
/// </summary>
public sealed record FixedEpisodeCap : EpisodeCapSpec
{
    /// <summary>Timesteps allowed, at least 1.</summary>
    public int Timesteps { get; init; } = 1000;

    /// <inheritdoc/>
    public override int First => Timesteps;

    /// <inheritdoc/>
    public override int Next(int cap, ReadOnlySpan<int> lengths) => Timesteps;

    /// <inheritdoc/>
    public override EpisodeCapSpec Visit(SettingsVisitor keys) => this with { Timesteps = keys.Whole(Timesteps, CapLimits) };
}
