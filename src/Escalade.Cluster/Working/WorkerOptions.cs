using Escalade.Cluster.Security;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Training;

namespace Escalade.Cluster.Working;

/// <summary>How a worker runs: its name, its threads, and how it makes environments.</summary>
public sealed record WorkerOptions
{
    /// <summary>For people: who it is.</summary>
    public required string Name { get; init; }

    /// <summary>Threads that evaluate and fold.</summary>
    public required int Threads { get; init; }

    /// <summary>Makes an environment of a recipe's task for one thread.</summary>
    public required Func<Recipe, IEnvironment> CreateEnvironment { get; init; }

    /// <summary>Name and version of what computes a task's physics here.</summary>
    public required Func<Recipe, string> SimulatorOf { get; init; }

    /// <summary>Who may be the head; null for anybody.</summary>
    public ClusterKeys? Keys { get; init; }

    /// <summary>The kinds that recipes may name: those of <see cref="RecipeKinds.Create"/>, and your own.</summary>
    public SettingKinds Kinds { get; init; } = RecipeKinds.BuiltIn;

    /// <summary>Makes an evaluator for one thread. If this is null, or returns null, the thread plays in the task's environment.</summary>
    public Func<Recipe, IEvaluator?>? CreateEvaluator { get; init; }

    /// <summary>Receives a line when something happens.</summary>
    public Action<string> Log { get; init; } = static _ => { };

    /// <summary>A head that has not answered for this long is lost; above the head's longest wait.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The first wait before joining again; it doubles with each failure.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait before joining again.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(1);
}
