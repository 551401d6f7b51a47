namespace Escalade.Strategies.EpisodeCaps;

/// <summary>Only the task's own time limit.</summary>
public sealed record NoEpisodeCap : EpisodeCapSpec
{
    /// <inheritdoc/>
    public override int First => 0;

    /// <inheritdoc/>
    public override int Next(int cap, ReadOnlySpan<int> lengths) => 0;
}
