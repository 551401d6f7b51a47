using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Training;

namespace Escalade.Runs;

/// <summary>Looks into a run without changing it, also while another process trains it.</summary>
public static class SavedRun
{
    /// <summary>Whether a run has begun in a directory.</summary>
    public static bool Exists(string path) => RunDirectory.Exists(path);

    /// <summary>What run.json says.</summary>
    /// <exception cref="RunFormatException">It is missing, damaged or of a newer version.</exception>
    public static RunDescription Describe(string path)
    {
        using var directory = RunDirectory.Open(path, writable: false);
        return directory.Description;
    }

    /// <summary>Rebuilds the state after a number of generations from the journal.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="createEnvironment">Makes the recipe's environment; asked for its sizes.</param>
    /// <param name="generation">Which; null for the last.</param>
    /// <param name="threads">Threads that fold.</param>
    /// <param name="warn">Receives what was passed over.</param>
    /// <param name="report">Receives every generation of the journal up to the last.</param>
    /// <exception cref="RunFormatException">The run is damaged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such generation.</exception>
    public static TrainingState Rebuild(
        string path,
        Func<Recipe, IEnvironment> createEnvironment,
        int? generation = null,
        int threads = 1,
        Action<string>? warn = null,
        Action<GenerationReport>? report = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(generation ?? 0, nameof(generation));
        using var directory = RunDirectory.Open(path, writable: false);
        var recipe = directory.Description.Recipe;
        var policy = PolicyFactory.Create(recipe, () => createEnvironment(recipe));
        var reference = directory.Reference(policy, () => createEnvironment(recipe));
        using var pool = new WorkerPool(threads);
        // Held back until the replay has come through: one that meets a bad checkpoint begins again.
        List<GenerationReport> reports = [];
        var (replay, journal) = RunReplay.Run(
            directory,
            new Fold(recipe.Strategy, pool),
            () => TrainingState.Initial(recipe.Strategy, directory.Description.Seed, policy, reference),
            generation ?? int.MaxValue,
            writable: false,
            report is null ? null : () =>
            {
                reports.Clear();
                return reports.Add;
            },
            warn ?? (static _ => { }));
        journal.Dispose();
        reports.ForEach(r => report!(r));
        return replay.State;
    }

    /// <summary>Writes a state of a run as a safetensors file: parameters by name, moments, observation statistics.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="state">A state of the run.</param>
    /// <param name="createEnvironment">Makes the recipe's environment; asked for its sizes.</param>
    /// <param name="file">What is written; replaced if it exists.</param>
    public static void Export(string path, TrainingState state, Func<Recipe, IEnvironment> createEnvironment, string file)
    {
        var recipe = Describe(path).Recipe;
        Checkpoint.Write(file, state, PolicyFactory.Create(recipe, () => createEnvironment(recipe)).Layout);
    }

    /// <summary>Lets a state's unperturbed policy play fresh episodes: the first are those that confirm a target.</summary>
    /// <param name="recipe">The run's.</param>
    /// <param name="state">A state of the run.</param>
    /// <param name="createEnvironment">Makes an environment for one thread.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="threads">Threads that play.</param>
    public static IReadOnlyList<EpisodeResult> Evaluate(
        Recipe recipe, TrainingState state, Func<IEnvironment> createEnvironment, int episodes, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(episodes);
        using var pool = new WorkerPool(threads);
        using var runner = new LocalRunner(
            recipe.Strategy.Generation, recipe.Observations, pool,
            () => new EnvironmentEvaluator(recipe, createEnvironment()));
        return runner.Confirm(state, episodes);
    }
}
