using System.Text.Json.Nodes;
using Escalade.App.Outcomes;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Training;

namespace Escalade.App.Tasks;

/// <summary>All tasks the program knows, and what makes their environments and evaluators. Thread-safe.</summary>
internal sealed class TaskCatalog
{
    private readonly SimulatorInstallation _installation;
    private readonly IReadOnlyDictionary<string, Func<Recipe, IEvaluator>> _evaluators;

    /// <param name="simulators">Whose tasks; in the order in which they are listed.</param>
    /// <param name="evaluators">By a task's id what plays it, where that is not its environment.</param>
    /// <param name="installation">Brings what is missing.</param>
    /// <exception cref="ArgumentException">Two tasks are called alike.</exception>
    public TaskCatalog(
        IReadOnlyList<ISimulator> simulators, IReadOnlyDictionary<string, Func<Recipe, IEvaluator>> evaluators,
        SimulatorInstallation installation)
    {
        (Simulators, _evaluators, _installation) = (simulators, evaluators, installation);
        All = [.. simulators.SelectMany(simulator => simulator.Tasks)];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var task in All)
        {
            // A task may be called by its id alone.
            if (!names.Add(task.Id) || (task.Name != task.Id && !names.Add(task.Name)))
            {
                throw new ArgumentException($"There are two tasks called {task.Id} or {task.Name}.", nameof(simulators));
            }
        }
    }

    public IReadOnlyList<ISimulator> Simulators { get; }

    public IReadOnlyList<TaskDefinition> All { get; }

    /// <summary>Finds a task by id or short name, whatever the case, and with underscores for hyphens.</summary>
    /// <exception cref="UsageException">There is none; names the nearest.</exception>
    public TaskDefinition Find(string name) =>
        TryFind(name) ?? throw new UsageException(NearestName.Unknown(
            "task", name, All.Select(task => name.Contains('/') ? task.Id : task.Name)));

    /// <summary>As <see cref="Find"/>; null if there is none.</summary>
    public TaskDefinition? TryFind(string name)
    {
        return All.FirstOrDefault(task => Is(task, name)) ?? All.FirstOrDefault(task => Is(task, name.Replace('_', '-')));

        static bool Is(TaskDefinition task, string name) =>
            task.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || task.Id.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whose task it is.</summary>
    public ISimulator SimulatorOf(TaskDefinition task) => Simulators.First(simulator => simulator.Tasks.Contains(task));

    /// <summary>The shape of a task's environment by default; null where it takes an environment to tell, and none can be made.</summary>
    public EnvironmentSpec? SpecOf(TaskDefinition task)
    {
        if (SimulatorOf(task).SpecOf(task, null) is { } spec)
        {
            return spec;
        }
        try
        {
            // Looking never installs.
            using var environment = task.Create(null);
            return environment.Spec;
        }
        catch (Exception)
        {
            // Whatever the environment lacks, the rest of the list is still told.
            return null;
        }
    }

    /// <summary>Makes an environment of a run's recipe.</summary>
    public IEnvironment Create(Recipe recipe)
    {
        var task = Find(recipe.Task.Id);
        return _installation.Require(() => task.Create(recipe.Task.Parameters));
    }

    /// <summary>Makes an environment; what the task finds wrong with its parameters is the user's to mend.</summary>
    /// <exception cref="UsageException">A parameter is unknown or out of range.</exception>
    public IEnvironment Create(TaskDefinition task, JsonObject? parameters)
    {
        try
        {
            return _installation.Require(() => task.Create(parameters));
        }
        catch (ArgumentException e)
        {
            throw UsageException.From(e);
        }
    }

    /// <summary>Makes the evaluator that the program gave for a recipe's task; null where its environment plays it.</summary>
    public IEvaluator? CreateEvaluator(Recipe recipe) =>
        _evaluators.TryGetValue(Find(recipe.Task.Id).Id, out var create) ? _installation.Require(() => create(recipe)) : null;

    /// <summary>What makes evaluators of a recipe's task; null where its environment plays it.</summary>
    public Func<IEvaluator>? EvaluatorOf(Recipe recipe) =>
        _evaluators.ContainsKey(Find(recipe.Task.Id).Id) ? () => CreateEvaluator(recipe)! : null;
}
