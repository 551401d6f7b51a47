using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.Cli.Recipes;
using Escalade.Environments;
using Escalade.Recipes;
using Escalade.Runs;

namespace Escalade.Cli.Commands;

/// <summary><c>train TASK|RECIPE</c>: begins a run.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("TASK|RECIPE")
        {
            Description = "A task, such as swimmer or Swimmer-v5 ('escalade tasks' lists them), or a recipe's .json file.",
        };
        var preset = new Option<string>("--preset")
        {
            Description = "Which of the task's recipes: fast, the quickest known, or paper, as published.",
            HelpName = "fast|paper",
            DefaultValueFactory = _ => "fast",
        };
        var seed = new Option<ulong>("--seed") { Description = "Names all of the run's chance. Default: 0.", HelpName = "N" };
        var threads = CommonOptions.Threads();
        var set = CommonOptions.Set("Changes a key of the recipe, such as strategy.sigma=0.05; may be repeated.");
        var run = new Option<string?>("--run")
        {
            Description = "Directory to keep the run in. Default: runs/<task>-<preset>-seed<N>.",
            HelpName = "DIR",
        };
        var stop = new StopOptions();
        var json = CommonOptions.Json("Print one JSON object a line: one a generation, and one for the end.");
        var command = new Command("train", "Trains a policy for a task.") { what, preset, seed, threads, set, run };
        stop.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var (node, label) = Read(parsed.GetValue(what)!, parsed.GetValue(preset)!);
            foreach (var assignment in parsed.GetValue(set)!)
            {
                JsonOverrides.Apply(node, assignment);
            }
            var recipe = RecipeJson.FromNode(node, label);
            recipe = recipe with { Stop = stop.Over(recipe.Stop, parsed) };
            var task = TaskCatalog.Find(recipe.Task.Id);
            // A task that is unknown, misspelt or ill-configured shows before anything is written.
            TaskCatalog.Create(task, recipe.Task.Parameters).Dispose();
            var directory = Directory(parsed.GetValue(run), label, parsed.GetValue(seed));
            var options = new TrainerOptions
            {
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Directory = directory,
                Simulator = task.Simulator,
                Warn = TrainingSession.Warn,
            };
            using var trainer = Start(recipe, task, options);
            return TrainingSession.Run(
                trainer, new SessionLabels(task, label, directory, options.Seed, options.Threads), recipe.Stop, parsed.GetValue(json));
        });
        return command;
    }

    private static (JsonObject Recipe, string Label) Read(string what, string preset)
    {
        if (what.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || what.Contains(Path.DirectorySeparatorChar))
        {
            return (RecipeFolder.Read(what), Path.GetFileNameWithoutExtension(what));
        }
        var task = TaskCatalog.Find(what);
        return (RecipeFolder.Read(task, preset), $"{task.Name}.{preset}");
    }

    private static Trainer Start(Recipe recipe, TaskDefinition task, TrainerOptions options)
    {
        try
        {
            return Trainer.Start(recipe, () => task.Create(recipe.Task.Parameters), options);
        }
        catch (ArgumentException e)
        {
            throw UsageException.From(e);
        }
    }

    private static string Directory(string? given, string label, ulong seed)
    {
        if (given is not null)
        {
            return SavedRun.Exists(given)
                ? throw new UsageException($"{given} holds a run already. To continue it: {Invocation.Name} resume {given}")
                : given;
        }
        var first = Path.Combine("runs", $"{label.Replace('.', '-')}-seed{seed}");
        var directory = first;
        for (var n = 2; Path.Exists(directory); n++)
        {
            directory = $"{first}-{n}";
        }
        return directory;
    }
}
