using Escalade.Settings;

namespace Escalade.Strategies.EpisodeCaps;

/// <summary>
/// The longest episode allowed in training, so that few long episodes do not keep all others waiting (paper, section 2.1); a recipe's
/// <c>strategy.episodeCap</c>. Evaluations are not cut.
/// </summary>
public abstract record EpisodeCapSpec : ISettings<EpisodeCapSpec>
{
    /// <summary>What a cap may be.</summary>
    private protected static Limits CapLimits { get; } = Limits.From(1).To(1e9);

    /// <summary>The cap of the first generation, in timesteps; 0 for none.</summary>
    public abstract int First { get; }

    /// <summary>The cap of the next generation, in timesteps; 0 for none.</summary>
    /// <param name="cap">The cap that was in force.</param>
    /// <param name="lengths">Timesteps of the generation's episodes.</param>
    public abstract int Next(int cap, ReadOnlySpan<int> lengths);

    /// <inheritdoc/>
    public virtual EpisodeCapSpec Visit(SettingsVisitor keys) => this;
}
