using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Settings;

namespace Escalade.Cli.Recipes;

/// <summary>
/// The recipes that come with the program: recipes/&lt;task&gt;.&lt;preset&gt;.json. Atari games that have none of their own share
/// recipes/atari.&lt;preset&gt;.json, which names no task.
/// </summary>
internal static class RecipeFolder
{
    private const string SharedByGames = "atari";

    /// <summary>Names the repository; the script ./escalade sets it.</summary>
    public const string HomeVariable = "ESCALADE_HOME";

    /// <summary>Where the recipes lie: in the repository if it is known, else beside the program.</summary>
    public static string Path
    {
        get
        {
            var home = Environment.GetEnvironmentVariable(HomeVariable);
            var folder = home is null ? null : System.IO.Path.Combine(home, "recipes");
            return Directory.Exists(folder) ? folder : System.IO.Path.Combine(AppContext.BaseDirectory, "recipes");
        }
    }

    /// <summary>The presets there are for a task.</summary>
    public static IReadOnlyList<string> Presets(TaskDefinition task) =>
        [.. Named(task.Name).Union(IsGame(task) ? Named(SharedByGames) : []).Order(StringComparer.Ordinal)];

    /// <summary>Reads a task's recipe.</summary>
    /// <exception cref="UsageException">There is none of that preset.</exception>
    public static JsonObject Read(TaskDefinition task, string preset)
    {
        if (Named(task.Name).Contains(preset))
        {
            return Read(FileOf(task.Name, preset));
        }
        if (IsGame(task) && Named(SharedByGames).Contains(preset))
        {
            var recipe = Read(FileOf(SharedByGames, preset));
            recipe["task"]!["id"] = task.Id;
            return recipe;
        }
        var presets = Presets(task);
        throw new UsageException(presets.Count == 0
            ? $"there is no recipe for {task.Name} in {Path}; write one and give its file instead."
            : NearestName.Unknown($"preset of {task.Name}", preset, presets));
    }

    /// <summary>Reads a recipe's file.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="RecipeException">It is not JSON.</exception>
    public static JsonObject Read(string file) =>
        File.Exists(file)
            ? RecipeJson.ParseNode(File.ReadAllText(file), file)
            : throw new UsageException($"{file}: no such recipe file.");

    private static bool IsGame(TaskDefinition task) => TaskCatalog.Games.Contains(task);

    private static string FileOf(string name, string preset) => System.IO.Path.Combine(Path, $"{name}.{preset}.json");

    private static IReadOnlyList<string> Named(string name) =>
        Directory.Exists(Path)
            ? [.. Directory.GetFiles(Path, $"{name}.*.json")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)[(name.Length + 1)..])]
            : [];
}
