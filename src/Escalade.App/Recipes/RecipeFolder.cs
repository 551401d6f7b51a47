using System.Text.Json.Nodes;
using Escalade.App.Outcomes;
using Escalade.App.Tasks;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Settings;

namespace Escalade.App.Recipes;

/// <summary>
/// The recipes that come with the program: those that it was given in code, then recipes/&lt;task&gt;.&lt;preset&gt;.json. Tasks of a
/// simulator that have none of their own may share recipes/&lt;simulator&gt;.&lt;preset&gt;.json, which names no task.
/// </summary>
/// <param name="path">Where the files lie.</param>
/// <param name="tasks">The tasks they are for.</param>
/// <param name="given">Recipes given in code, by the task's id and the preset.</param>
internal sealed class RecipeFolder(string path, TaskCatalog tasks, IReadOnlyDictionary<(string Task, string Preset), JsonObject> given)
{
    /// <summary>The preset that is meant where none is named.</summary>
    public const string UsualPreset = "fast";

    /// <summary>Names the repository; the script ./escalade sets it.</summary>
    public const string HomeVariable = "ESCALADE_HOME";

    /// <summary>What a recipe is called that says nothing but its task, where there is no other.</summary>
    private const string Defaults = "defaults";

    /// <summary>Where the files lie.</summary>
    public string Path => path;

    /// <summary>Where they lie by default: in the repository if it is known, else beside the program.</summary>
    public static string UsualPath
    {
        get
        {
            var home = Environment.GetEnvironmentVariable(HomeVariable);
            var folder = home is null ? null : System.IO.Path.Combine(home, "recipes");
            return Directory.Exists(folder) ? folder : System.IO.Path.Combine(AppContext.BaseDirectory, "recipes");
        }
    }

    /// <summary>The presets there are for a task.</summary>
    public IReadOnlyList<string> Presets(TaskDefinition task) =>
    [
        .. given.Keys.Where(key => key.Task == task.Id).Select(key => key.Preset)
            .Union(Named(task.Name))
            .Union(Shared(task) is { } shared ? Named(shared) : [])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a task's recipe.</summary>
    /// <param name="task">The task.</param>
    /// <param name="preset">Which; null for the usual one. A task without any recipe gets one of all defaults.</param>
    /// <returns>The recipe, not yet checked, and the name for it.</returns>
    /// <exception cref="UsageException">There is none of that preset.</exception>
    public (JsonObject Recipe, string Label) Read(TaskDefinition task, string? preset)
    {
        var presets = Presets(task);
        if (preset is null && presets.Count == 0)
        {
            return (new JsonObject { ["task"] = new JsonObject { ["id"] = task.Id } }, $"{task.Name}.{Defaults}");
        }
        preset ??= presets.Contains(UsualPreset) ? UsualPreset : presets[0];
        var label = $"{task.Name}.{preset}";
        if (given.TryGetValue((task.Id, preset), out var recipe))
        {
            return (recipe.DeepClone().AsObject(), label);
        }
        if (Named(task.Name).Contains(preset))
        {
            return (Read(FileOf(task.Name, preset)), label);
        }
        if (Shared(task) is { } shared && Named(shared).Contains(preset))
        {
            recipe = Read(FileOf(shared, preset));
            recipe["task"]!["id"] = task.Id;
            return (recipe, label);
        }
        throw new UsageException(presets.Count == 0
            ? $"there is no recipe for {task.Name} in {path}; write one and give its file instead."
            : NearestName.Unknown($"preset of {task.Name}", preset, presets));
    }

    /// <summary>Reads a recipe's file.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="RecipeException">It is not JSON.</exception>
    public static JsonObject Read(string file) =>
        File.Exists(file)
            ? RecipeJson.ParseNode(File.ReadAllText(file), file)
            : throw new UsageException($"{file}: no such recipe file.");

    private string? Shared(TaskDefinition task) => tasks.SimulatorOf(task).SharedRecipes;

    private string FileOf(string name, string preset) => System.IO.Path.Combine(path, $"{name}.{preset}.json");

    private IReadOnlyList<string> Named(string name) =>
        Directory.Exists(path)
            ? [.. Directory.GetFiles(path, $"{name}.*.json")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)[(name.Length + 1)..])]
            : [];
}
