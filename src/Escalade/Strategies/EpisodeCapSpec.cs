using System.Text.Json.Serialization;

namespace Escalade.Strategies;

/// <summary>
/// The longest episode allowed in training, so that few long episodes do not keep all others waiting (paper, section 2.1); a recipe's
/// <c>strategy.episodeCap</c>. Evaluations are not cut.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoEpisodeCap), "none")]
[JsonDerivedType(typeof(FixedEpisodeCap), "fixed")]
[JsonDerivedType(typeof(MeanEpisodeCap), "mean")]
[JsonDerivedType(typeof(RatioEpisodeCap), "ratio")]
public abstract record EpisodeCapSpec
{
    /// <summary>The cap of the first generation, in timesteps; 0 for none.</summary>
    public abstract int First { get; }

    /// <summary>The cap of the next generation, in timesteps; 0 for none.</summary>
    /// <param name="cap">The cap that was in force.</param>
    /// <param name="lengths">Timesteps of the generation's episodes.</param>
    public abstract int Next(int cap, ReadOnlySpan<int> lengths);
}

/// <summary>Only the task's own time limit.</summary>
public sealed record NoEpisodeCap : EpisodeCapSpec
{
    /// <inheritdoc/>
    public override int First => 0;

    /// <inheritdoc/>
    public override int Next(int cap, ReadOnlySpan<int> lengths) => 0;
}

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
}

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
}

/// <summary>Grows by a factor once enough episodes reach it: the starter's "adaptive" rule.</summary>
public sealed record RatioEpisodeCap : EpisodeCapSpec
{
    /// <summary>Timesteps allowed at first.</summary>
    public int Initial { get; init; } = 100;

    /// <summary>The share of episodes, in (0, 1], that must reach the cap for it to grow.</summary>
    public double Fraction { get; init; } = 0.5;

    /// <summary>What it grows by, above 1.</summary>
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
}
