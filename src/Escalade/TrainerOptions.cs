using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Settings;
using Escalade.Training;

namespace Escalade;

/// <summary>What a trainer needs beside a recipe.</summary>
public sealed record TrainerOptions
{
    /// <summary>Names all of the run's noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads that evaluate; the results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where the run is kept; null keeps nothing.</summary>
    public string? Directory { get; init; }

    /// <summary>Name and version of what computes the physics, for the record.</summary>
    public string Simulator { get; init; } = "custom";

    /// <summary>Seconds between checkpoints, at least; one is also written when a session ends.</summary>
    public double CheckpointSeconds { get; init; } = 30;

    /// <summary>Observers that are told of generations, confirmations, checkpoints and workers.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; init; } = [];

    /// <summary>Receives a warning when a file of the run was repaired or skipped.</summary>
    public Action<string> Warn { get; init; } = static _ => { };

    /// <summary>The kinds that recipes may name: those of <see cref="RecipeKinds.Create"/>, and your own.</summary>
    public SettingKinds Kinds { get; init; } = RecipeKinds.BuiltIn;

    /// <summary>Makes an evaluator for one thread. If this is null, or returns null, the thread plays in the task's environment.</summary>
    public Func<Recipe, IEvaluator?>? CreateEvaluator { get; init; }

    /// <summary>Makes the runner that evaluates generations; null for the threads of this process. Only used for runs with a directory.</summary>
    internal Func<RunDirectory, RunBlueprint, IGenerationRunner>? CreateRunner { get; init; }
}
