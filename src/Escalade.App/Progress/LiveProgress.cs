using Escalade.Recipes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Escalade.App.Progress;

/// <summary>A live view on a terminal, drawn a few times a second by a timer, so that training never waits for it.</summary>
internal sealed class LiveProgress(SessionLabels labels, StopSpec stop, ClusterMeter? cluster) : ITrainingProgress
{
    private const int SparklineWidth = 40;
    private const int MostWorkers = 12;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private readonly long _began = System.Diagnostics.Stopwatch.GetTimestamp();
    private volatile string _doing = "training";
    private volatile ProgressFigures _figures = ProgressFigures.None;

    public TrainingResult Run(Func<Action<ProgressFigures>, TrainingResult> train)
    {
        TrainingResult? result = null;
        if (labels.Waiting is { } waiting)
        {
            Console.Out.WriteLine(waiting);
        }
        AnsiConsole.Live(Draw()).Start(context =>
        {
            var drawing = new Lock();
            using (new Timer(_ => Refresh(), null, Period, Period))
            {
                result = train(figures => (_figures, _doing) = (figures, "training"));
            }
            Refresh();

            void Refresh()
            {
                // A slow terminal makes for fewer pictures, not for a queue of them.
                if (!drawing.TryEnter())
                {
                    return;
                }
                try
                {
                    context.UpdateTarget(Draw());
                }
                finally
                {
                    drawing.Exit();
                }
            }
        });
        foreach (var line in ClosingWords.Of(labels, result!))
        {
            // Not through Spectre.Console, which breaks lines where a narrow terminal ends: commands are there to be copied.
            Console.Out.WriteLine(line);
        }
        return result!;
    }

    public void Confirming(int episodes) => _doing = $"playing {Figures.Count(episodes, "fresh episode")}";

    public void Inform(string message) => AnsiConsole.Write(new UnbrokenLine(message));

    public void Warn(string message) => AnsiConsole.Write(new UnbrokenLine(message, "warning: "));

    private Panel Draw()
    {
        var figures = _figures;
        var report = figures.Report;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        Row("generation", report is null ? "-" : $"{report.Generation}");
        Row("evaluation", $"[bold green]{Figures.Return(report?.EvaluationReturn)}[/]"
            + (stop.Target is { } target ? $" of {target}" : "")
            + $"  {Sparkline.Draw(figures.Evaluations, SparklineWidth).PadRight(SparklineWidth)}");
        Row("best, mean", $"{Figures.Return(report?.BestReturn)}, {Figures.Return(report?.MeanReturn)}");
        Row("episode length", report is null ? "-" : $"{report.MeanLength:F0}");
        Row("timesteps", $"{report?.Timesteps ?? 0:N0}, {Figures.Count(figures.RecentTimestepsPerSecond)} a second");
        var isWaiting = false;
        if (cluster?.Read() is { } c)
        {
            isWaiting = c.Workers.Count == 0;
            Row("workers", c.Workers.Count == 0 ? "none yet" : $"{c.Workers.Count} for {c.Capacity} at once, waiting {Figures.Percent(c.WaitingShare)}");
            foreach (var (worker, episodesPerSecond) in c.Workers.Take(MostWorkers))
            {
                Row("", $"{worker.Name.EscapeMarkup()}: {worker.Capacity} at once, {episodesPerSecond:F1} episodes a second, "
                    + $"heard of {worker.Silence.TotalSeconds:F1} s ago");
            }
            Row("bytes a candidate", $"{Figures.Count(c.BytesFromWorkersACandidate)} up, {Figures.Count(c.BytesToAWorkerACandidate)} down to each worker");
        }
        else
        {
            Row("in physics", Figures.Percent(figures.RecentSimulatorShare));
        }
        Row("now", isWaiting ? "waiting for workers" : _doing);
        Row("time", $"{Figures.Duration(System.Diagnostics.Stopwatch.GetElapsedTime(_began).TotalSeconds)}"
            + $", to the target {Figures.Duration(figures.SecondsToTarget)}");
        return new Panel(grid)
            .Header($" {labels.Task.Id.EscapeMarkup()} · {labels.Recipe.EscapeMarkup()} · seed {labels.Seed}{(cluster is null ? $" · {Figures.Count(labels.Threads, "thread")}" : "")} ")
            .BorderColor(Color.Grey);

        void Row(string name, string value) => grid.AddRow(new Markup($"[grey]{name}[/]"), (IRenderable)new Markup(value));
    }
}
