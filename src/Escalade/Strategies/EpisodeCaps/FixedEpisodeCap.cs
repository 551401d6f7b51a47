using Escalade.Settings;

namespace Escalade.Strategies.EpisodeCaps;

/// <summary>
/// Always the same. Of games that can be judged by how they begin it makes many short ones: more perturbations for the same timesteps.
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
