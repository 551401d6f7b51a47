using System.CommandLine;

namespace Escalade.Cli.Commands;

/// <summary><c>resume RUN</c>: continues where the journal ends.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var run = CommonOptions.Run();
        var threads = CommonOptions.Threads();
        var rom = AtariRoms.Option();
        var stop = new StopOptions();
        var json = CommonOptions.Json("Print one JSON object a line: one a generation, and one for the end.");
        var command = new Command("resume", "Continues a run, with the same bytes as if it had never stopped.") { run, threads, rom };
        stop.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var directory = parsed.GetValue(run)!;
            AtariRoms.OfferFor(directory, parsed.GetValue(rom));
            using var trainer = Trainer.Resume(
                directory, TaskCatalog.Create,
                new TrainerOptions { Threads = parsed.GetValue(threads), Warn = TrainingSession.Warn });
            var task = TaskCatalog.Find(trainer.Recipe.Task.Id);
            return TrainingSession.Run(
                trainer, new SessionLabels(task, "run.json", directory, trainer.State.Seed, parsed.GetValue(threads)),
                stop.Over(trainer.Recipe.Stop, parsed), parsed.GetValue(json));
        });
        return command;
    }
}
