using System.CommandLine;
using Escalade.Runs;

namespace Escalade.Cli.Commands;

/// <summary><c>train TASK|RECIPE</c>: begins a run.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var run = new RunOptions();
        var threads = CommonOptions.Threads();
        var stop = new StopOptions();
        var json = CommonOptions.Json("Print one JSON object a line: one a generation, and one for the end.");
        var command = new Command("train", "Trains a policy for a task.");
        run.AddTo(command);
        command.Options.Add(threads);
        stop.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var request = run.Read(parsed, stop);
            var directory = Directory(request);
            var options = request.Options(directory, parsed.GetValue(threads));
            using var trainer = request.Start(options);
            return TrainingSession.Run(
                trainer, new SessionLabels(request.Task, request.Label, directory, options.Seed, options.Threads), request.Recipe.Stop,
                parsed.GetValue(json));
        });
        return command;
    }

    private static string Directory(RunRequest request)
    {
        if (request.Directory is { } given)
        {
            return SavedRun.Exists(given)
                ? throw new UsageException($"{given} holds a run already. To continue it: {Invocation.Name} resume {given}")
                : given;
        }
        var directory = request.DefaultDirectory;
        for (var n = 2; Path.Exists(directory); n++)
        {
            directory = $"{request.DefaultDirectory}-{n}";
        }
        return directory;
    }
}
