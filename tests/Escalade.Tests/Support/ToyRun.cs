using Escalade.Environments;
using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Strategies;
using Escalade.Training;

namespace Escalade.Tests.Support;

/// <summary>Small recipes for <see cref="Track"/>, and what tests do with runs of them.</summary>
internal static class ToyRun
{
    /// <summary>Generations of four pairs; ARS over a linear policy.</summary>
    public static Recipe ByPairs { get; } = new()
    {
        Task = new TaskReference { Id = "Track" },
        Policy = new LinearPolicySpec { Bias = true },
        Strategy = new StrategySpec
        {
            Generation = GenerationSize.OfPairs(4),
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
        Strategy = new StrategySpec
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

    public static Recipe Recurrent { get; } = ByPairs with { Policy = new GruPolicySpec { Hidden = 3 } };

    /// <summary>Virtual batch normalisation: a reference batch that is played, kept and hashed.</summary>
    public static Recipe Referenced { get; } = ByPairs with
    {
        Policy = new ConvolutionalPolicySpec { Frames = 2, Convolutions = [new(3, 1, 1)], Hidden = [4], InputScale = 1, ReferenceSize = 9 },
        Observations = new ObservationSpec { Normalize = false },
    };

    public static IReadOnlyDictionary<string, Recipe> All { get; } = new Dictionary<string, Recipe>
    {
        [nameof(ByPairs)] = ByPairs,
        [nameof(ByTimesteps)] = ByTimesteps,
        [nameof(Recurrent)] = Recurrent,
        [nameof(Referenced)] = Referenced,
    };

    /// <summary>The state that a run begins with.</summary>
    public static TrainingState Initial(Recipe recipe)
    {
        var policy = PolicyFactory.Create(recipe, () => new Track());
        return TrainingState.Initial(recipe.Strategy, 1, policy, ReferenceBatch.Play(recipe, 1, policy, () => new Track()));
    }

    public static Trainer Start(
        Recipe recipe, string? directory = null, int threads = 1, ulong seed = 1, Track.Faults? faults = null, Action<string>? warn = null) =>
        Trainer.Start(recipe, () => new Track(faults ?? new()), Options(threads, warn) with { Directory = directory, Seed = seed });

    public static Trainer Resume(string directory, int threads = 1, Track.Faults? faults = null, Action<string>? warn = null) =>
        Trainer.Resume(directory, _ => new Track(faults ?? new()), Options(threads, warn));

    public static TrainingState Rebuild(string directory, int? generation = null, Action<string>? warn = null) =>
        SavedRun.Rebuild(directory, _ => new Track(), generation, warn: warn);

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
        new() { Threads = threads, Warn = warn ?? (static _ => { }) };
}
