using Escalade.App.Outcomes;
using Escalade.App.Progress;
using Escalade.Cluster;
using Escalade.Recipes;
using Escalade.Runs;
using Escalade.Training;
using Spectre.Console;

namespace Escalade.App.Sessions;

/// <summary>A session of training from the first line on the screen to the last: what train, resume and head share.</summary>
internal static class TrainingSession
{
    /// <summary>Trains until something says stop.</summary>
    /// <param name="trainer">What trains.</param>
    /// <param name="labels">What it is called.</param>
    /// <param name="stop">When it ends.</param>
    /// <param name="json">Whether JSON is printed.</param>
    /// <param name="head">Whose workers evaluate; null where this process does.</param>
    /// <param name="log">Where the head says what its workers do.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        Trainer trainer, SessionLabels labels, StopSpec stop, bool json, Head? head = null, SessionLog? log = null)
    {
        var cluster = head is null ? null : new ClusterMeter(head);
        ITrainingProgress progress = json ? new JsonProgress(labels, cluster)
            : IsTerminal ? new LiveProgress(labels, stop, cluster)
            : new PlainProgress(labels, stop, cluster);
        log?.Attach(progress);
        // A head may wait for workers for ever, so it does not wait for the generation's end.
        using var interruption = head is null
            ? new Interruption("Ending after this generation, with a checkpoint. Once more ends at once.", progress.Inform)
            : new Interruption("Ending, with a checkpoint. Once more ends at once.", progress.Inform, head.Interrupt);
        try
        {
            var result = progress.Run(report =>
            {
                trainer.Observe(new SessionObserver(progress, cluster, new ProgressMeter(trainer, stop), report));
                return trainer.Run(stop, interrupted: interruption.Token);
            });
            if (result.Reason == StopReason.Interrupted)
            {
                return interruption.ExitCode;
            }
            head?.Finish();
            return ExitCodes.Done;
        }
        catch (OutputClosedException)
        {
            trainer.WriteCheckpoint();
            throw;
        }
        catch (Exception e) when (e is EvaluationException or OverflowException or IOException or UnauthorizedAccessException)
        {
            // .NET's messages of full disks and closed pipes have no full stop.
            throw new FailedException(
                $"{e.Message.TrimEnd('.')}. The generations before it are kept; to continue: {labels.Invocation.Command("resume", labels.Run)}", e);
        }
    }

    private static bool IsTerminal =>
        !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Turns what a run tells into what a person is shown.</summary>
    private sealed class SessionObserver(
        ITrainingProgress progress, ClusterMeter? cluster, ProgressMeter meter, Action<ProgressFigures> report) : IRunObserver
    {
        private readonly NonFiniteWarning _nonFinite = new(progress.Warn);

        public void OnGeneration(GenerationReport generation)
        {
            cluster?.Measure(generation);
            report(meter.Measure(generation));
            _nonFinite.Look(generation);
        }

        public void OnConfirming(int episodes) => progress.Confirming(episodes);
    }
}
