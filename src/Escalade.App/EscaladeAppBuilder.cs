using System.Reflection;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Output;
using Escalade.App.Recipes;
using Escalade.App.Simulators;
using Escalade.App.Tasks;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Training;

namespace Escalade.App;

/// <summary>What a program knows beside what comes with Escalade. Not thread-safe.</summary>
public sealed class EscaladeAppBuilder
{
    private readonly List<TaskDefinition> _tasks = [];
    private readonly List<SimulatorModule> _simulators = [];
    private readonly List<(string Preset, Recipe Recipe)> _recipes = [];
    private readonly Dictionary<string, Func<Recipe, IEvaluator>> _evaluators = new(StringComparer.Ordinal);
    private readonly SettingKinds _kinds = RecipeKinds.Create();

    internal EscaladeAppBuilder()
    {
    }

    /// <summary>What the program is called in help and messages. By default the name of its assembly.</summary>
    public string Name { get; set; } = Assembly.GetEntryAssembly()?.GetName().Name ?? "escalade";

    /// <summary>
    /// How people start the program, such as <c>dotnet run -c Release my-tasks.cs --</c>: what stands before the commands that it
    /// suggests, as a shell takes it. Null for what the variable ESCALADE_COMMAND says, else for <see cref="Name"/>.
    /// </summary>
    public string? Command { get; set; }

    /// <summary>
    /// Whether the program also knows the tasks that come with Escalade, with the commands that are about their simulators; true by default.
    /// Where it is false, doctor does not ask for what those need.
    /// </summary>
    public bool HasBundledTasks { get; set; } = true;

    /// <summary>Adds a task.</summary>
    /// <param name="task">
    /// The task. <see cref="TaskDefinition.Simulator"/> is kept with each run, and workers must agree with it to the letter: change it
    /// whenever the task computes anything else.
    /// </param>
    /// <param name="createEvaluator">
    /// Makes an evaluator for one thread, which plays the task in its own way, such as many episodes at once; null for one that plays an
    /// episode after another in the task's environment. The environment is still asked for its sizes.
    /// </param>
    /// <returns>This.</returns>
    public EscaladeAppBuilder AddTask(TaskDefinition task, Func<Recipe, IEvaluator>? createEvaluator = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        _tasks.Add(task);
        if (createEvaluator is not null)
        {
            _evaluators[task.Id] = createEvaluator;
        }
        return this;
    }

    /// <summary>Adds a simulator with all its tasks.</summary>
    /// <returns>This.</returns>
    public EscaladeAppBuilder AddSimulator(ISimulator simulator)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        _simulators.Add(new SimulatorModule(simulator));
        return this;
    }

    /// <summary>Adds a kind of settings that recipes may name.</summary>
    /// <typeparam name="T">The base that recipes have a key for, such as <c>PolicySpec</c>.</typeparam>
    /// <param name="name">What recipes call it, in camelCase.</param>
    /// <param name="defaults">Settings of the kind with their default values.</param>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">The name, or the type of the settings, stands for a kind already.</exception>
    public EscaladeAppBuilder AddKind<T>(string name, T defaults)
        where T : class, ISettings<T>
    {
        _kinds.Add(name, defaults);
        return this;
    }

    /// <summary>
    /// Adds a recipe, beside the files recipes/&lt;task&gt;.&lt;preset&gt;.json that lie in the program's folder. A task without any is
    /// trained with every default.
    /// </summary>
    /// <param name="recipe">The recipe; its task may be added later.</param>
    /// <param name="preset">What --preset calls it; <c>fast</c> is taken where none is named.</param>
    /// <returns>This.</returns>
    public EscaladeAppBuilder AddRecipe(Recipe recipe, string preset = RecipeFolder.UsualPreset)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentException.ThrowIfNullOrEmpty(preset);
        _recipes.Add((preset, recipe));
        return this;
    }

    /// <exception cref="ArgumentException">Two tasks or recipes are called alike, or a recipe's task is missing.</exception>
    /// <exception cref="RecipeException">A recipe names a kind that was not added.</exception>
    internal Application Build()
    {
        SimulatorModule[] own = _tasks.Count > 0 ? [new SimulatorModule(new OwnTasks(Name, _tasks))] : [];
        IReadOnlyList<SimulatorModule> modules = [.. own, .. _simulators, .. HasBundledTasks ? BundledSimulators.Create() : []];
        var tasks = new TaskCatalog([.. modules.Select(module => module.Simulator)], _evaluators, SimulatorInstallation.OfEnvironment());
        var recipes = new Dictionary<(string, string), JsonObject>();
        foreach (var (preset, recipe) in _recipes)
        {
            var task = tasks.TryFind(recipe.Task.Id) ?? throw new ArgumentException($"A recipe is for {recipe.Task.Id}, which is no task of the program.");
            var node = RecipeJson.ParseNode(RecipeJson.Write(recipe, _kinds), $"{task.Name}.{preset}");
            node["task"]!["id"] = task.Id;
            if (!recipes.TryAdd((task.Id, preset), node))
            {
                throw new ArgumentException($"There are two recipes {preset} for {task.Id}.");
            }
        }
        return new Application(
            Name, new Invocation(Command ?? Started()), _kinds, tasks, new RecipeFolder(RecipeFolder.UsualPath, tasks, recipes), modules);
    }

    private string Started() =>
        Invocation.Quoted(Environment.GetEnvironmentVariable("ESCALADE_COMMAND") is { Length: > 0 } command ? command : Name);
}
