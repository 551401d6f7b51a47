using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Strategies;

namespace Escalade.Recipes;

/// <summary>The ranges of a recipe's numbers.</summary>
internal static class RecipeLimits
{
    private const int MaxUnits = 65_536;
    private const int MaxCount = 10_000_000;

    /// <exception cref="RecipeException">A number is out of range; names the key.</exception>
    public static void Check(Recipe recipe)
    {
        Require(!string.IsNullOrWhiteSpace(recipe.Task.Id), "task.id", "must name a task");
        Check(recipe.Policy);
        Require(
            recipe.Policy is not ConvolutionalPolicySpec || !recipe.Observations.Normalize, "observations.normalize",
            "must be false for a convolutional policy, which normalises its own layers");
        Require(recipe.Actions.Bins is 0 or (>= 2 and <= 1000), "actions.bins", "must be 0 or from 2 to 1000");
        Within(recipe.Actions.Noise, 0, 1e6, "actions.noise");
        Within(recipe.Observations.Clip, 0, 1e9, "observations.clip");
        Within(recipe.Observations.Fraction, 0, 1, "observations.fraction");
        Within(recipe.Observations.MinimumDeviation, 1e-12, 1e9, "observations.minimumDeviation");
        Check(recipe.Strategy);
        Within(recipe.Evaluation.Episodes, 0, 100_000, "evaluation.episodes");
        Within(recipe.Evaluation.ConfirmationEpisodes, 1, 100_000, "evaluation.confirmationEpisodes");
        Check(recipe.Stop);
    }

    /// <exception cref="RecipeException">A number is out of range; names the key.</exception>
    public static void Check(StopSpec stop)
    {
        Require(stop.Target is not { } target || double.IsFinite(target), "stop.target", "must be a finite number");
        Require(stop.Generations is null or >= 0, "stop.generations", "must be at least 0");
        Require(stop.Timesteps is null or >= 0, "stop.timesteps", "must be at least 0");
        Require(stop.Minutes is not { } minutes || (double.IsFinite(minutes) && minutes > 0), "stop.minutes", "must be above 0");
    }

    /// <exception cref="RecipeException">A number is out of range; names the key.</exception>
    public static void Check(StrategySpec strategy)
    {
        var generation = strategy.Generation;
        if (generation.Pairs is { } pairs)
        {
            Within(pairs, 1, MaxCount, "strategy.generation.pairs");
            Require(
                generation.Episodes is null && generation.Timesteps is null, "strategy.generation",
                "has either pairs, or episodes and timesteps");
        }
        else
        {
            Require(
                generation.Episodes is not null || generation.Timesteps is not null, "strategy.generation",
                "needs pairs, or episodes or timesteps or both");
            Within(generation.Episodes ?? 1, 1, 2 * MaxCount, "strategy.generation.episodes");
            Within(generation.Timesteps ?? 1, 1, 1e12, "strategy.generation.timesteps");
        }
        Check(strategy.Sigma, "strategy.sigma");
        if (strategy.Shaping is TopDirections top)
        {
            Within(top.Directions, 1, int.MaxValue, "strategy.shaping.directions");
        }
        Check(strategy.Optimizer);
        Within(strategy.WeightDecay, 0, 1e6, "strategy.weightDecay");
        Within(strategy.RewardShift, -1e9, 1e9, "strategy.rewardShift");
        switch (strategy.EpisodeCap)
        {
            case FixedEpisodeCap fixedCap:
                Within(fixedCap.Timesteps, 1, 1e9, "strategy.episodeCap.timesteps");
                break;
            case MeanEpisodeCap mean:
                Require(mean.Multiple is > 1 and <= 1e6, "strategy.episodeCap.multiple", "must be above 1");
                Within(mean.Minimum, 1, 1e9, "strategy.episodeCap.minimum");
                break;
            case RatioEpisodeCap ratio:
                Within(ratio.Initial, 1, 1e9, "strategy.episodeCap.initial");
                Require(ratio.Fraction is > 0 and <= 1, "strategy.episodeCap.fraction", "must be in (0, 1]");
                Require(ratio.Factor is > 1 and <= 1e6, "strategy.episodeCap.factor", "must be above 1");
                break;
        }
    }

    private static void Check(PolicySpec policy)
    {
        switch (policy)
        {
            case MlpPolicySpec mlp:
                Require(mlp.Hidden is { Count: <= 64 }, "policy.hidden", "must be a list of at most 64 layers");
                foreach (var units in mlp.Hidden)
                {
                    Within(units, 1, MaxUnits, "policy.hidden");
                }
                Within(mlp.OutputNorm, 0, 1e6, "policy.outputNorm");
                break;
            case GruPolicySpec gru:
                Within(gru.Hidden, 1, MaxUnits, "policy.hidden");
                Within(gru.OutputNorm, 0, 1e6, "policy.outputNorm");
                break;
            case ConvolutionalPolicySpec convolutional:
                Within(convolutional.Frames, 1, 64, "policy.frames");
                Require(convolutional.Convolutions is { Count: >= 1 and <= 16 }, "policy.convolutions", "must be a list of 1 to 16 layers");
                foreach (var convolution in convolutional.Convolutions)
                {
                    Within(convolution.Filters, 1, MaxUnits, "policy.convolutions.filters");
                    Within(convolution.Size, 1, 1000, "policy.convolutions.size");
                    Within(convolution.Stride, 1, 1000, "policy.convolutions.stride");
                }
                Require(convolutional.Hidden is { Count: >= 1 and <= 16 }, "policy.hidden", "must be a list of 1 to 16 layers");
                foreach (var units in convolutional.Hidden)
                {
                    Within(units, 1, MaxUnits, "policy.hidden");
                }
                Within(convolutional.InputScale, 1e-9, 1e9, "policy.inputScale");
                Within(convolutional.ReferenceSize, 0, 10_000, "policy.referenceSize");
                Within(convolutional.OutputNorm, 0, 1e6, "policy.outputNorm");
                break;
        }
    }

    private static void Check(OptimizerSpec optimizer)
    {
        Check(optimizer.StepSize, "strategy.optimizer.stepSize");
        switch (optimizer)
        {
            case AdamSpec adam:
                Require(adam.Beta1 is >= 0 and < 1, "strategy.optimizer.beta1", "must be in [0, 1)");
                Require(adam.Beta2 is >= 0 and < 1, "strategy.optimizer.beta2", "must be in [0, 1)");
                Require(adam.Epsilon is > 0 and <= 1, "strategy.optimizer.epsilon", "must be in (0, 1]");
                break;
            case MomentumSpec momentum:
                Require(momentum.Momentum is >= 0 and < 1, "strategy.optimizer.momentum", "must be in [0, 1)");
                break;
        }
    }

    private static void Check(Schedule schedule, string key)
    {
        Require(double.IsFinite(schedule.From) && schedule.From > 0, key, "must be above 0");
        Require(schedule.To is not { } to || (double.IsFinite(to) && to > 0), $"{key}.to", "must be above 0");
        Require(schedule.Generations is null or > 0, $"{key}.generations", "must be above 0");
        Require(schedule.Decay is null or (> 0 and < 1), $"{key}.decay", "must be in (0, 1)");
        Require(schedule.Decay is null || schedule.Generations is null, key, "has either decay or generations");
        Require(
            schedule.To is null || schedule.Decay is not null || schedule.Generations is not null, key,
            "with 'to' also needs generations or decay");
        Require(schedule.Generations is null || schedule.To is not null, key, "with generations also needs 'to'");
    }

    private static void Within(double value, double least, double greatest, string key) =>
        Require(
            value >= least && value <= greatest, key,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"must be from {least} to {greatest}, not {value}"));

    private static void Require(bool holds, string key, string otherwise)
    {
        if (!holds)
        {
            throw new RecipeException($"'{key}' {otherwise}.");
        }
    }
}
