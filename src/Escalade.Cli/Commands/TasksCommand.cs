using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.Atari;
using Escalade.Cli.Recipes;
using Escalade.Environments;
using Escalade.MuJoCo;
using Escalade.MuJoCo.Library;
using Spectre.Console;

namespace Escalade.Cli.Commands;

/// <summary><c>tasks</c>: what can be trained.</summary>
internal static class TasksCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json("Print one JSON object a line: one a task.");
        var command = new Command("tasks", "Lists the tasks, their sizes, their recipes and their parameters.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                WriteJson();
            }
            else
            {
                WriteTable();
            }
        });
        return command;
    }

    private static void WriteJson()
    {
        foreach (var task in TaskCatalog.All)
        {
            var spec = SpecOf(task);
            JsonLines.Write(new JsonObject
            {
                ["name"] = task.Name,
                ["id"] = task.Id,
                ["summary"] = task.Summary,
                ["simulator"] = task.Simulator,
                ["observationSize"] = spec?.ObservationSize,
                ["actionSize"] = spec?.Actions.Size,
                ["maxEpisodeSteps"] = spec?.MaxEpisodeSteps,
                ["presets"] = new JsonArray([.. RecipeFolder.Presets(task).Select(preset => JsonValue.Create(preset))]),
                ["parameters"] = task.Parameters.DeepClone(),
            });
        }
    }

    private static void WriteTable()
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("name", "id", "observation", "action", "recipes", "what is to be done");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        var isLibraryMissing = false;
        foreach (var task in MuJoCoTasks.All)
        {
            var spec = SpecOf(task);
            isLibraryMissing |= spec is null;
            table.AddRow(
                task.Name, task.Id, spec is null ? "-" : $"{spec.ObservationSize}", spec is null ? "-" : $"{spec.Actions.Size}",
                string.Join(", ", RecipeFolder.Presets(task)), task.Summary.EscapeMarkup());
        }
        var console = TableConsole.Open();
        console.Write(table);
        console.WriteLine($"Atari games, ALE/...-v5, on dumps of your own cartridges ('{Invocation.Command("atari", "games")}' tells more):");
        console.WriteLine($"  {string.Join(", ", TaskCatalog.Games.Select(task => task.Name))}");
        console.WriteLine();
        console.WriteLine("Parameters, for --set task.parameters.<name>=<value>:");
        foreach (var task in MuJoCoTasks.All)
        {
            console.WriteLine($"  {task.Name}: {Defaults(task)}");
        }
        console.WriteLine($"  Atari games: {Defaults(TaskCatalog.Games[0])}");
        if (isLibraryMissing)
        {
            console.WriteLine();
            console.WriteLine($"Sizes come from libmujoco, which is missing here: '{Invocation.Command("doctor")}' says what to do.");
        }
    }

    private static string Defaults(TaskDefinition task) =>
        string.Join(", ", task.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value?.ToJsonString()}"));

    /// <summary>Sizes come from the compiled model; without libmujoco the rest is still told. Games tell theirs without a cartridge.</summary>
    private static EnvironmentSpec? SpecOf(TaskDefinition task)
    {
        if (AtariTasks.SpecOf(task.Id, null) is { } spec)
        {
            return spec;
        }
        try
        {
            using var environment = task.Create(null);
            return environment.Spec;
        }
        catch (MuJoCoNotFoundException)
        {
            return null;
        }
    }
}
