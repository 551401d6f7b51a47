using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.Recipes;

namespace Escalade.Cli.Recipes;

/// <summary>The recipes that come with the program: recipes/&lt;task&gt;.&lt;preset&gt;.json.</summary>
internal static class RecipeFolder
{
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
        Directory.Exists(Path)
            ? [.. Directory.GetFiles(Path, $"{task.Name}.*.json")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)[(task.Name.Length + 1)..])
                .Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Reads a task's recipe.</summary>
    /// <exception cref="UsageException">There is none of that preset.</exception>
    public static JsonObject Read(TaskDefinition task, string preset)
    {
        var presets = Presets(task);
        if (!presets.Contains(preset))
        {
            throw new UsageException(presets.Count == 0
                ? $"there is no recipe for {task.Name} in {Path}; write one and give its file instead."
                : NearestName.Unknown($"preset of {task.Name}", preset, presets));
        }
        return Read(System.IO.Path.Combine(Path, $"{task.Name}.{preset}.json"));
    }

    /// <summary>Reads a recipe's file.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="RecipeException">It is not JSON.</exception>
    public static JsonObject Read(string file) =>
        File.Exists(file)
            ? RecipeJson.ParseNode(File.ReadAllText(file), file)
            : throw new UsageException($"{file}: no such recipe file.");
}
