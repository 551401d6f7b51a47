using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Threading;
using Escalade.Training;

namespace Escalade.Runs;

/// <summary>Looks into a run without changing it, also while another process trains it.</summary>
public static class SavedRun
{
    /// <summary>Whether a run has begun in a directory.</summary>
    public static bool Exists(string path) => RunDirectory.Exists(path);

    /// <summary>What run.json says.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="kinds">The kinds that its recipe may name; null for those that come with Escalade.</param>
    /// <exception cref="RunFormatException">It is missing, damaged or of another format.</exception>
    public static RunDescription Describe(string path, SettingKinds? kinds = null)
    {
        using var directory = RunDirectory.Open(path, writable: false, kinds ?? RecipeKinds.BuiltIn);
        return directory.Description;
    }

    /// <summary>Rebuilds the state after a number of generations from the journal.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="createEnvironment">Makes the recipe's environment; asked for its sizes.</param>
    /// <param name="generation">Which; null for the last.</param>
    /// <param name="threads">Threads that fold.</param>
    /// <param name="warn">Receives what was passed over.</param>
    /// <param name="observer">Is told every generation and confirmation of the journal.</param>
    /// <param name="kinds">The kinds that the recipe may name; null for those that come with Escalade.</param>
    /// <exception cref="RunFormatException">The run is damaged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such generation.</exception>
    public static TrainingState Rebuild(
        string path,
        Func<Recipe, IEnvironment> createEnvironment,
        int? generation = null,
        int threads = 1,
        Action<string>? warn = null,
        IRunObserver? observer = null,
        SettingKinds? kinds = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(generation ?? 0, nameof(generation));
        using var directory = RunDirectory.Open(path, writable: false, kinds ?? RecipeKinds.BuiltIn);
        var recipe = directory.Description.Recipe;
        var blueprint = new RunBlueprint(recipe, directory.Description.Seed, () => createEnvironment(recipe));
        var reference = directory.Reference(blueprint);
        using var team = new ThreadTeam(threads);
        // Buffered until the replay succeeds: a replay that meets a bad checkpoint starts over, and would tell everything twice.
        var held = new BufferedObserver();
        var (replay, journal) = RunReplay.Run(
            directory, new Fold(recipe.Strategy, team), () => blueprint.Begin(reference), generation ?? int.MaxValue, writable: false,
            () => observer is null ? null : held = new BufferedObserver(), warn ?? (static _ => { }));
        journal.Dispose();
        held.Release(observer);
        return replay.State;
    }

    /// <summary>Writes a state of a run as a safetensors file: parameters by name, the strategy's arrays, observation statistics.</summary>
    /// <param name="recipe">The run's.</param>
    /// <param name="state">A state of the run.</param>
    /// <param name="createEnvironment">Makes the recipe's environment; asked for its sizes.</param>
    /// <param name="file">What is written; replaced if it exists.</param>
    public static void Export(Recipe recipe, TrainingState state, Func<IEnvironment> createEnvironment, string file) =>
        Checkpoint.Write(file, state, new RunBlueprint(recipe, state.Seed, createEnvironment).Policy.Layout);

    /// <summary>Plays fresh episodes with a state's unperturbed policy: the same episodes, in the same order, that confirm a target.</summary>
    /// <param name="recipe">The run's.</param>
    /// <param name="state">A state of the run.</param>
    /// <param name="createEnvironment">Makes an environment for one thread.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="threads">Threads that play.</param>
    /// <param name="createEvaluator">Makes an evaluator for one thread; null for one that plays in the environment.</param>
    /// <param name="interrupted">Gives them up.</param>
    /// <exception cref="EvaluationException">An episode could not be played.</exception>
    /// <exception cref="OperationCanceledException">They were given up.</exception>
    public static IReadOnlyList<EpisodeResult> Evaluate(
        Recipe recipe, TrainingState state, Func<IEnvironment> createEnvironment, int episodes, int threads = 1,
        Func<IEvaluator>? createEvaluator = null, CancellationToken interrupted = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(episodes);
        using var team = new ThreadTeam(threads);
        using var runner = new LocalRunner(
            recipe, state.Observations.Mean.Length, team,
            createEvaluator ?? (() => new EnvironmentEvaluator(recipe, createEnvironment())));
        return runner.Confirm(state, episodes, interrupted);
    }

    private sealed class BufferedObserver : IRunObserver
    {
        private readonly List<Action<IRunObserver>> _calls = [];

        public void OnGeneration(GenerationReport report) => _calls.Add(observer => observer.OnGeneration(report));

        public void OnConfirmation(Confirmation confirmation) => _calls.Add(observer => observer.OnConfirmation(confirmation));

        public void Release(IRunObserver? observer) => _calls.ForEach(call => call(observer!));
    }
}
