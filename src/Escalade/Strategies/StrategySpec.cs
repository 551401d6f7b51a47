using Escalade.Optimizers;

namespace Escalade.Strategies;

/// <summary>How parameters are perturbed and updated; a recipe's <c>strategy</c>.</summary>
public sealed record StrategySpec
{
    /// <summary>When a generation closes.</summary>
    public GenerationSize Generation { get; init; } = GenerationSize.OfPairs(32);

    /// <summary>The deviation of the perturbations, above 0.</summary>
    public Schedule Sigma { get; init; } = 0.02;

    /// <summary>Returns to weights.</summary>
    public ShapingSpec Shaping { get; init; } = new CenteredRanks();

    /// <summary>Gradient estimate to step.</summary>
    public OptimizerSpec Optimizer { get; init; } = new AdamSpec();

    /// <summary>The parameters times this are subtracted from the gradient (L2 regularisation), at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>
    /// Subtracted from the reward of every timestep before shaping, such as a bonus for being alive (ARS's shift).
    /// Recorded returns stay raw.
    /// </summary>
    public double RewardShift { get; init; }

    /// <summary>The longest episode allowed.</summary>
    public EpisodeCapSpec EpisodeCap { get; init; } = new NoEpisodeCap();
}
