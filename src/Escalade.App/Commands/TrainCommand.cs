using System.CommandLine;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Sessions;
using Escalade.Runs;

namespace Escalade.App.Commands;

/// <summary><c>train TASK|RECIPE</c>: begins a run.</summary>
internal static class TrainCommand
{
    public static Command Create(Application app)
    {
        var run = new RunOptions(app);
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
            var count = parsed.GetValue(threads);
            var (trainer, directory) = request.Directory is { } given
                ? (StartIn(app, request, given, count), given)
                : StartInTheNext(app, request, count);
            using (trainer)
            {
                return TrainingSession.Run(
                    trainer, Labels.Of(app, request.Task, request.Label, directory, request.Seed, count), request.Recipe.Stop,
                    parsed.GetValue(json));
            }
        });
        return command;
    }

    private static Trainer StartIn(Application app, RunRequest request, string directory, int threads) =>
        SavedRun.Exists(directory)
            ? throw new UsageException($"{directory} holds a run already. To continue it: {app.Command("resume", directory)}")
            : request.Start(app, request.Options(app, directory, threads));

    /// <summary>Begins in the first default directory that nobody has; others may begin at the same moment.</summary>
    private static (Trainer Trainer, string Directory) StartInTheNext(Application app, RunRequest request, int threads)
    {
        for (var n = 1; ; n++)
        {
            var directory = n == 1 ? request.DefaultDirectory : $"{request.DefaultDirectory}-{n}";
            if (Path.Exists(directory))
            {
                continue;
            }
            try
            {
                return (request.Start(app, request.Options(app, directory, threads)), directory);
            }
            // Another process took this directory: only "in use" is an IOException with an IOException inside (RunDirectory.Lock). Try the next.
            catch (IOException e) when (e.InnerException is IOException || SavedRun.Exists(directory))
            {
            }
        }
    }
}
