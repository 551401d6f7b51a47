using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Output;
using Escalade.Environments;
using Spectre.Console;

namespace Escalade.App.Commands;

/// <summary><c>tasks</c>: what can be trained.</summary>
internal static class TasksCommand
{
    public static Command Create(Application app)
    {
        var json = CommonOptions.Json("Print one JSON object a line: one a task.");
        var command = new Command("tasks", "Lists the tasks, their sizes, their recipes and their parameters.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                WriteJson(app);
            }
            else
            {
                WriteTable(app);
            }
        });
        return command;
    }

    private static void WriteJson(Application app)
    {
        foreach (var task in app.Tasks.All)
        {
            var spec = app.Tasks.SpecOf(task);
            JsonLines.Write(new JsonObject
            {
                ["name"] = task.Name,
                ["id"] = task.Id,
                ["summary"] = task.Summary,
                ["simulator"] = task.Simulator,
                ["observationSize"] = spec?.ObservationSize,
                ["actionSize"] = spec?.Actions.Size,
                ["maxEpisodeSteps"] = spec?.MaxEpisodeSteps,
                ["presets"] = new JsonArray([.. app.Recipes.Presets(task).Select(preset => JsonValue.Create(preset))]),
                ["parameters"] = task.Parameters.DeepClone(),
            });
        }
    }

    private static void WriteTable(Application app)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("name", "id", "observation", "action", "recipes", "what is to be done");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        var single = app.Tasks.Simulators.Where(simulator => simulator.Summary is null).SelectMany(simulator => simulator.Tasks).ToList();
        var many = app.Tasks.Simulators.Where(simulator => simulator.Summary is not null && simulator.Tasks.Count > 0).ToList();
        foreach (var task in single)
        {
            var spec = app.Tasks.SpecOf(task);
            table.AddRow(
                task.Name.EscapeMarkup(), task.Id.EscapeMarkup(), spec is null ? "-" : $"{spec.ObservationSize}", spec is null ? "-" : $"{spec.Actions.Size}",
                string.Join(", ", app.Recipes.Presets(task)).EscapeMarkup(), task.Summary.EscapeMarkup());
        }
        var console = TableConsole.Open();
        console.Write(table);
        foreach (var simulator in many)
        {
            console.WriteLine($"{simulator.Summary}:");
            console.WriteLine($"  {string.Join(", ", simulator.Tasks.Select(task => task.Name))}");
            console.WriteLine();
        }
        console.WriteLine("Parameters, for --set task.parameters.<name>=<value>:");
        foreach (var task in single.Where(task => task.Parameters.Count > 0))
        {
            console.WriteLine($"  {task.Name}: {Defaults(task)}");
        }
        foreach (var simulator in many)
        {
            console.WriteLine($"  {simulator.Name}: {Defaults(simulator.Tasks[0])}");
        }
    }

    private static string Defaults(TaskDefinition task) =>
        string.Join(", ", task.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value?.ToJsonString()}"));
}
