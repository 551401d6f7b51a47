using System.CommandLine;
using System.Text.Json.Nodes;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.App.Recipes;
using Escalade.Environments;
using Escalade.Recipes;

namespace Escalade.App.Commands;

/// <summary>Which run, as train and head are told: a recipe, what is changed of it, a seed and a directory.</summary>
internal sealed class RunOptions(Application app)
{
    private readonly Argument<string> _what = new("TASK|RECIPE")
    {
        Description = $"A task{Example(app)} ('{app.Name} tasks' lists them), or a recipe's .json file.",
    };

    private readonly Option<string> _preset = new("--preset")
    {
        Description = "Which of the task's recipes: fast, the quickest known, or paper, as published.",
        HelpName = "fast|paper",
        DefaultValueFactory = _ => RecipeFolder.UsualPreset,
    };

    private readonly Option<ulong> _seed = CommonOptions.Seed("Names all of the run's chance.");

    private readonly Option<string[]> _set = CommonOptions.Set(
        $"Changes a key of the recipe, such as strategy.sigma=0.05; may be repeated. docs/recipes.md and '{app.Name} recipe reference' list them all.");

    private readonly SimulatorOptions _simulators = app.SimulatorOptions();

    private readonly Option<string?> _run = new("--run")
    {
        Description = "Directory to keep the run in. Default: runs/<task>-<preset>-seed<N>.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_what);
        command.Options.Add(_preset);
        command.Options.Add(_seed);
        command.Options.Add(_set);
        _simulators.AddTo(command);
        command.Options.Add(_run);
    }

    private static string Example(Application app) => app.Tasks.All is [var task, ..] ? $", such as {task.Name} or {task.Id}" : "";

    /// <summary>What the command line says.</summary>
    /// <exception cref="UsageException">A task, a key or a number that does not exist or fit.</exception>
    public RunRequest Read(ParseResult parsed, StopOptions stop)
    {
        // A preset that nobody named is the default one.
        var what = parsed.GetValue(_what)!;
        var (node, label) = Read(what, parsed.GetResult(_preset) is { Implicit: false } ? parsed.GetValue(_preset) : null);
        foreach (var assignment in parsed.GetValue(_set)!)
        {
            JsonOverrides.Apply(node, assignment);
        }
        _simulators.Take(parsed);
        _simulators.Change(node);
        var recipe = RecipeJson.FromNode(node, IsFile(what) ? what : label, app.Kinds);
        recipe = recipe with { Stop = stop.Over(recipe.Stop, parsed) };
        var task = app.Tasks.Find(recipe.Task.Id);
        _simulators.Require(task, recipe);
        // A task that is unknown, misspelt or ill-configured shows before anything is written.
        app.Tasks.Create(task, recipe.Task.Parameters).Dispose();
        return new RunRequest(recipe, task, label, parsed.GetValue(_seed), Folder(parsed.GetValue(_run)));
    }

    /// <exception cref="UsageException">It is none: an empty variable of a shell, an option, a file.</exception>
    private static string? Folder(string? path) =>
        path is null ? null
        : path.Length == 0 || path.StartsWith("--", StringComparison.Ordinal) ? throw new UsageException($"--run takes a folder, not '{path}'.")
        : File.Exists(path) ? throw new UsageException($"--run takes a folder, and {path} is a file.")
        : path;

    /// <param name="what">A task or a file.</param>
    /// <param name="preset">Which of the task's recipes; null if none was named.</param>
    private (JsonObject Recipe, string Label) Read(string what, string? preset)
    {
        if (!IsFile(what))
        {
            return app.Recipes.Read(app.Tasks.Find(what), preset);
        }
        return preset is null
            ? (RecipeFolder.Read(what), Path.GetFileNameWithoutExtension(what))
            : throw new UsageException($"--preset {preset} chooses one of a task's recipes, and {what} is a recipe already.");
    }

    /// <summary>
    /// Whether the argument means a file: it ends in .json, or it is a path. A path that does not exist means a task if it is a task's
    /// id (ALE/Pong-v5), or begins like one (ALE/Pnog-v5) and there is no such folder: the message then suggests the right task.
    /// </summary>
    private bool IsFile(string what)
    {
        if (what.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        if (!what.Contains(Path.DirectorySeparatorChar))
        {
            return false;
        }
        return File.Exists(what) || (app.Tasks.TryFind(what) is null && !IsAmongTasks(what));
    }

    private bool IsAmongTasks(string what)
    {
        var folder = what[..(what.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal) + 1)];
        return !Directory.Exists(folder) && app.Tasks.All.Any(task => task.Id.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A run that was asked for.</summary>
/// <param name="Recipe">What to do.</param>
/// <param name="Task">Its task.</param>
/// <param name="Label">The recipe's name.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Directory">Where to keep it, if that was said.</param>
internal sealed record RunRequest(Recipe Recipe, TaskDefinition Task, string Label, ulong Seed, string? Directory)
{
    /// <summary>Where a run is kept when nothing was said.</summary>
    public string DefaultDirectory => Path.Combine("runs", $"{Label.Replace('.', '-')}-seed{Seed}");

    /// <summary>What a trainer needs beside the recipe.</summary>
    public TrainerOptions Options(Application app, string directory, int threads) => new()
    {
        Seed = Seed,
        Threads = threads,
        Directory = directory,
        Simulator = Task.Simulator,
        Warn = Warnings.Write,
        Kinds = app.Kinds,
        CreateEvaluator = app.Tasks.CreateEvaluator,
    };

    /// <summary>Begins the run; what the recipe gets wrong about the task is the user's to mend.</summary>
    public Trainer Start(Application app, TrainerOptions options)
    {
        try
        {
            return Trainer.Start(Recipe, () => app.Tasks.Create(Recipe), options);
        }
        catch (ArgumentException e)
        {
            throw UsageException.From(e);
        }
    }
}
