using System.Diagnostics;
using Escalade.App.Output;
using Escalade.Recipes;

namespace Escalade.App.Progress;

/// <summary>Plain lines, for files and pipes: the first generation, the last, and about one a second between.</summary>
internal sealed class PlainProgress(SessionLabels labels, StopSpec stop, ClusterMeter? cluster) : ITrainingProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private ProgressFigures? _pending;
    private long? _shown;

    public TrainingResult Run(Func<Action<ProgressFigures>, TrainingResult> train)
    {
        Console.Out.WriteLine(
            $"Training {labels.Task.Name} ({labels.Task.Id}) by {labels.Recipe}, seed {labels.Seed}, {Figures.Count(labels.Threads, "thread")}"
            + (stop.Target is { } target ? $", to a return of {target}" : "") + $". Run: {labels.Run}");
        if (labels.Waiting is { } waiting)
        {
            Console.Out.WriteLine(waiting);
        }
        var result = train(figures =>
        {
            _pending = figures;
            if (_shown is not { } shown || Stopwatch.GetElapsedTime(shown) >= Pause)
            {
                Show();
            }
        });
        Show();
        foreach (var line in ClosingWords.Of(labels, result))
        {
            Console.Out.WriteLine(line);
        }
        return result;
    }

    public void Confirming(int episodes)
    {
        Show();
        Console.Out.WriteLine($"playing {Figures.Count(episodes, "fresh episode")}");
    }

    public void Inform(string message) => Console.Error.WriteLine(message);

    public void Warn(string message) => Warnings.Write(message);

    private void Show()
    {
        if (_pending is not { Report: { } report } figures)
        {
            return;
        }
        (_pending, _shown) = (null, Stopwatch.GetTimestamp());
        Console.Out.WriteLine(
            $"generation {report.Generation}  evaluation {Figures.Return(report.EvaluationReturn)}"
            + $"  best {Figures.Return(report.BestReturn)}  mean {Figures.Return(report.MeanReturn)}"
            + $"  length {report.MeanLength:F0}  timesteps {report.Timesteps:N0}"
            + $"  {Figures.Count(figures.RecentTimestepsPerSecond)}/s"
            + (cluster?.Read() is { } c
                ? $"  workers {c.Workers.Count} for {c.Capacity} at once  waiting {Figures.Percent(c.WaitingShare)}"
                    + $"  bytes a candidate {Figures.Count(c.BytesFromWorkersACandidate)} up {Figures.Count(c.BytesToAWorkerACandidate)} down"
                : $"  physics {Figures.Percent(figures.RecentSimulatorShare)}")
            + $"  to target {Figures.Duration(figures.SecondsToTarget)}");
    }
}
