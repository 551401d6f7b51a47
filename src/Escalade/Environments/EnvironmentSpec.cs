namespace Escalade.Environments;

/// <summary>The shape of an environment.</summary>
/// <param name="Id">The versioned name, such as <c>Swimmer-v5</c>.</param>
/// <param name="ObservationSize">Numbers in an observation, at least 1.</param>
/// <param name="Actions">The actions it takes.</param>
/// <param name="MaxEpisodeSteps">Timesteps after which an episode is truncated, at least 1.</param>
public sealed record EnvironmentSpec(string Id, int ObservationSize, ActionSpace Actions, int MaxEpisodeSteps)
{
    /// <summary>Numbers that describe what an episode did, for strategies that search for novelty; see <see cref="IBehaviorEnvironment"/>. 0 for none.</summary>
    public int BehaviorSize { get; init; }

    /// <summary>Refuses what no episode could be played in.</summary>
    /// <exception cref="ArgumentException">A size, a limit or a bound makes no sense; names it.</exception>
    internal void Check()
    {
        Require(ObservationSize >= 1, nameof(ObservationSize), $"must be at least 1, not {ObservationSize}");
        Require(
            MaxEpisodeSteps >= 1, nameof(MaxEpisodeSteps),
            $"must be at least 1, not {MaxEpisodeSteps}: training needs episodes that end. Take int.MaxValue for a task that ends by itself");
        Require(BehaviorSize >= 0, nameof(BehaviorSize), $"must be at least 0, not {BehaviorSize}");
        switch (Actions)
        {
            case DiscreteActions discrete:
                Require(discrete.Count >= 2, nameof(Actions), $"must be at least 2 to choose from, not {discrete.Count}");
                break;
            case BoxActions box:
                Require(
                    box.Low.Count >= 1 && box.Low.Count == box.High.Count, nameof(Actions),
                    $"must have a low and a high bound for each component, not {box.Low.Count} and {box.High.Count}");
                for (var i = 0; i < box.Low.Count; i++)
                {
                    Require(
                        box.Low[i] <= box.High[i], nameof(Actions),
                        $"must have low bounds that are not above the high ones; those of component {i} are {box.Low[i]} and {box.High[i]}");
                }
                break;
        }
    }

    private void Require(bool holds, string member, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(EnvironmentSpec)}.{member} of {Id} {otherwise}.");
        }
    }
}
