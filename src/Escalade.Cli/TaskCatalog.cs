using System.Text.Json.Nodes;
using Escalade.Atari;
using Escalade.Atari.Roms;
using Escalade.Environments;
using Escalade.MuJoCo;
using Escalade.Recipes;
using Escalade.Settings;

namespace Escalade.Cli;

/// <summary>All tasks the program knows.</summary>
internal static class TaskCatalog
{
    /// <summary>Where games find their cartridges: the user's library, and what <c>--rom</c> names.</summary>
    public static RomLibrary Roms { get; } = RomLibrary.OfUser();

    public static IReadOnlyList<TaskDefinition> Games { get; } = AtariTasks.Of(Roms);

    public static IReadOnlyList<TaskDefinition> All { get; } = [.. MuJoCoTasks.All, .. Games];

    /// <summary>Finds a task by id or short name, whatever the case; games also as the Arcade Learning Environment spells them, with underscores.</summary>
    /// <exception cref="UsageException">There is none; names the nearest.</exception>
    public static TaskDefinition Find(string name) =>
        TryFind(name) ?? throw new UsageException(NearestName.Unknown(
            "task", name, All.Select(task => name.Contains('/') ? task.Id : task.Name)));

    /// <summary>As <see cref="Find"/>; null if there is none.</summary>
    public static TaskDefinition? TryFind(string name)
    {
        return All.FirstOrDefault(task => Is(task.Name) || Is(task.Id));

        bool Is(string known) => known.Equals(name.Replace('_', '-'), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Makes an environment of a run's recipe.</summary>
    public static IEnvironment Create(Recipe recipe) =>
        MuJoCoInstallation.Require(() => Find(recipe.Task.Id).Create(recipe.Task.Parameters));

    /// <summary>Makes an environment; what the task finds wrong with its parameters is the user's to mend.</summary>
    /// <exception cref="UsageException">A parameter is unknown or out of range.</exception>
    public static IEnvironment Create(TaskDefinition task, JsonObject? parameters)
    {
        try
        {
            return MuJoCoInstallation.Require(() => task.Create(parameters));
        }
        catch (ArgumentException e)
        {
            throw UsageException.From(e);
        }
    }
}
