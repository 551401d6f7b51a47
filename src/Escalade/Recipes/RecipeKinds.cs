using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Strategies.Cem;
using Escalade.Strategies.EpisodeCaps;
using Escalade.Strategies.OpenAi;
using Escalade.Strategies.Snes;

namespace Escalade.Recipes;

/// <summary>The kinds that come with Escalade.</summary>
public static class RecipeKinds
{
    /// <summary>The strategy that a recipe means if it names none.</summary>
    internal const string UsualStrategy = "openAiEs";

    /// <summary>Those that come with Escalade, and no more; not to be added to.</summary>
    internal static SettingKinds BuiltIn { get; } = Create();

    /// <summary>A set of those that come with Escalade, to add one's own to.</summary>
    public static SettingKinds Create() => new SettingKinds()
        .Add<PolicySpec>("linear", new LinearPolicySpec())
        .Add<PolicySpec>("mlp", new MlpPolicySpec())
        .Add<PolicySpec>("gru", new GruPolicySpec())
        .Add<PolicySpec>("convolutional", new ConvolutionalPolicySpec())
        .Add<StrategySpec>(UsualStrategy, new OpenAiEsSpec())
        .Add<StrategySpec>("snes", new SnesSpec())
        .Add<StrategySpec>("cem", new CemSpec())
        .Add<ShapingSpec>("centeredRanks", new CenteredRanks())
        .Add<ShapingSpec>("standardized", new StandardizedReturns())
        .Add<ShapingSpec>("topDirections", new TopDirections())
        .Add<ShapingSpec>("sign", new SignOfReturns())
        .Add<ShapingSpec>("raw", new RawReturns())
        .Add<OptimizerSpec>("adam", new AdamSpec())
        .Add<OptimizerSpec>("sgd", new SgdSpec())
        .Add<OptimizerSpec>("momentum", new MomentumSpec())
        .Add<EpisodeCapSpec>("none", new NoEpisodeCap())
        .Add<EpisodeCapSpec>("fixed", new FixedEpisodeCap())
        .Add<EpisodeCapSpec>("mean", new MeanEpisodeCap())
        .Add<EpisodeCapSpec>("ratio", new RatioEpisodeCap());
}
