using Escalade.Environments;
using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Strategies.Cem;
using Escalade.Strategies.EpisodeCaps;
using Escalade.Strategies.OpenAi;
using Escalade.Strategies.Snes;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade.Tests.Support;

/// <summary>Small recipes for <see cref="Track"/>, and what tests do with runs of them.</summary>
internal static class ToyRun
{
    /// <summary>Generations of eight candidates; ARS over a linear policy.</summary>
    public static Recipe ByCandidates { get; } = new()
    {
        Task = new TaskReference { Id = "Track" },
        Policy = new LinearPolicySpec { Bias = true },
        Strategy = new OpenAiEsSpec
        {
            Generation = GenerationSize.OfCandidates(8),
            Sigma = 0.1,
            Shaping = new TopDirections { Directions = 2 },
            Optimizer = new SgdSpec { StepSize = 0.05 },
        },
        Evaluation = new EvaluationSpec { ConfirmationEpisodes = 3 },
    };

    /// <summary>Generations closed by episodes and timesteps, and every part that has a state: Adam, cap, statistics, noise.</summary>
    public static Recipe ByTimesteps { get; } = new()
    {
        Task = new TaskReference { Id = "Track" },
        Policy = new MlpPolicySpec { Hidden = [5] },
        Actions = new ActionSpec { Noise = 0.1 },
        Observations = new ObservationSpec { Fraction = 0.5 },
        Strategy = new OpenAiEsSpec
        {
            Generation = new GenerationSize { Episodes = 9, Timesteps = 120 },
            Sigma = new Schedule { From = 0.1, To = 0.05, Generations = 20 },
            Optimizer = new AdamSpec { StepSize = 0.02 },
            WeightDecay = 0.005,
            RewardShift = 0.1,
            EpisodeCap = new MeanEpisodeCap(),
        },
        Evaluation = new EvaluationSpec { Episodes = 2, ConfirmationEpisodes = 3 },
    };

    public static Recipe Recurrent { get; } = ByCandidates with { Policy = new GruPolicySpec { Hidden = 3 } };

    /// <summary>Virtual batch normalisation: a reference batch that is played, kept and hashed.</summary>
    public static Recipe Referenced { get; } = ByCandidates with
    {
        Policy = new ConvolutionalPolicySpec { Frames = 2, Convolutions = [new(3, 1, 1)], Hidden = [4], InputScale = 1, ReferenceSize = 9 },
        Observations = new ObservationSpec { Normalize = false },
    };

    public static Recipe Snes { get; } = ByTimesteps with
    {
        Strategy = new SnesSpec { Generation = new GenerationSize { Episodes = 7, Timesteps = 80 }, Sigma = 0.3, EpisodeCap = new MeanEpisodeCap() },
    };

    public static Recipe Cem { get; } = ByCandidates with
    {
        Strategy = new CemSpec { Generation = GenerationSize.OfCandidates(7), Sigma = 0.5, ExtraDeviation = new Schedule { From = 0.2, Decay = 0.9 } },
    };

    /// <summary>A strategy of the tests' own, with an array that grows, scalars, and behaviours of its candidates.</summary>
    public static Recipe Growing { get; } = ByCandidates with { Strategy = new WandererSpec { Generation = GenerationSize.OfCandidates(6) } };

    /// <summary>The kinds that these recipes name.</summary>
    public static SettingKinds Kinds { get; } = RecipeKinds.Create().Add<StrategySpec>("wanderer", new WandererSpec());

    public static IReadOnlyDictionary<string, Recipe> All { get; } = new Dictionary<string, Recipe>
    {
        [nameof(ByCandidates)] = ByCandidates,
        [nameof(ByTimesteps)] = ByTimesteps,
        [nameof(Recurrent)] = Recurrent,
        [nameof(Referenced)] = Referenced,
        [nameof(Snes)] = Snes,
        [nameof(Cem)] = Cem,
        [nameof(Growing)] = Growing,
    };

    /// <summary>The state that a run begins with.</summary>
    public static TrainingState Initial(Recipe recipe)
    {
        var blueprint = new RunBlueprint(recipe, 1, () => new Track());
        return blueprint.Begin(blueprint.PlayReference());
    }

    public static LocalRunner Runner(Recipe recipe, ThreadTeam team, Func<IEvaluator>? createEvaluator = null) =>
        new(recipe, new Track().Spec.ObservationSize, team, createEvaluator ?? (() => new EnvironmentEvaluator(recipe, new Track())));

    public static GenerationResults Results() => new(new Track().Spec.ObservationSize, new Track().Spec.BehaviorSize);

    public static Trainer Start(
        Recipe recipe, string? directory = null, int threads = 1, ulong seed = 1, Track.Faults? faults = null, Action<string>? warn = null) =>
        Trainer.Start(recipe, () => new Track(faults ?? new()), Options(threads, warn) with { Directory = directory, Seed = seed });

    public static Trainer Resume(string directory, int threads = 1, Track.Faults? faults = null, Action<string>? warn = null) =>
        Trainer.Resume(directory, _ => new Track(faults ?? new()), Options(threads, warn));

    public static TrainingState Rebuild(string directory, int? generation = null, Action<string>? warn = null) =>
        SavedRun.Rebuild(directory, _ => new Track(), generation, warn: warn, kinds: Kinds);

    /// <summary>SHA-256 of the whole state, not of its parameters only.</summary>
    public static string Hash(TrainingState state) => Convert.ToHexStringLower(Checkpoint.HashOf(state));

    public static void StepTo(this Trainer trainer, int generation)
    {
        while (trainer.State.Generation < generation)
        {
            trainer.Step();
        }
    }

    /// <summary>The hash of the state after every generation of an undisturbed run on one thread.</summary>
    public static string[] Hashes(Recipe recipe, int generations, ulong seed = 1)
    {
        using var trainer = Start(recipe, seed: seed);
        var hashes = new string[generations + 1];
        hashes[0] = Hash(trainer.State);
        for (var g = 1; g <= generations; g++)
        {
            trainer.Step();
            hashes[g] = Hash(trainer.State);
        }
        return hashes;
    }

    private static TrainerOptions Options(int threads, Action<string>? warn) =>
        new() { Threads = threads, Warn = warn ?? (static _ => { }), Kinds = Kinds };
}
