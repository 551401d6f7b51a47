using System.CommandLine;
using Escalade.App.Composition;
using Escalade.App.Output;
using Escalade.App.Sessions;

namespace Escalade.App.Commands;

/// <summary><c>resume RUN</c>: continues where the journal ends.</summary>
internal static class ResumeCommand
{
    public static Command Create(Application app)
    {
        var run = CommonOptions.Run();
        var threads = CommonOptions.Threads();
        var simulators = app.SimulatorOptions();
        var stop = new StopOptions();
        var json = CommonOptions.Json("Print one JSON object a line: one a generation, and one for the end.");
        var command = new Command("resume", "Continues a run, with the same bytes as if it had never stopped.") { run, threads };
        simulators.AddTo(command);
        stop.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var directory = parsed.GetValue(run)!;
            var recipe = RunStates.Describe(app, directory, simulators, parsed);
            using var trainer = Trainer.Resume(
                directory, app.Tasks.Create, new TrainerOptions
                {
                    Threads = parsed.GetValue(threads),
                    Warn = Warnings.Write,
                    Kinds = app.Kinds,
                    CreateEvaluator = app.Tasks.CreateEvaluator,
                });
            var task = app.Tasks.Find(recipe.Task.Id);
            return TrainingSession.Run(
                trainer, Labels.Of(app, task, "run.json", directory, trainer.State.Seed, parsed.GetValue(threads)),
                stop.Over(trainer.Recipe.Stop, parsed), parsed.GetValue(json));
        });
        return command;
    }
}
