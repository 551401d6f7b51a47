using Escalade.App.Composition;
using Escalade.App.Progress;
using Escalade.Environments;

namespace Escalade.App.Commands;

/// <summary>Labels of a session of this program.</summary>
internal static class Labels
{
    public static SessionLabels Of(
        Application app, TaskDefinition task, string recipe, string run, ulong seed, int threads, string? join = null) =>
        new(task, recipe, run, seed, threads, app.Invocation, Another(app, task), join);

    /// <summary>The next task that comes with a recipe.</summary>
    private static string Another(Application app, TaskDefinition task)
    {
        var names = app.Tasks.All
            .Where(other => other == task || app.Recipes.Presets(other).Count > 0).Select(other => other.Name).ToList();
        return names[(names.IndexOf(task.Name) + 1) % names.Count];
    }
}
