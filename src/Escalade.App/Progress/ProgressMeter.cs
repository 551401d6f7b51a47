using Escalade.Recipes;
using Escalade.Runs;

namespace Escalade.App.Progress;

/// <summary>Turns reports into figures. Not thread-safe.</summary>
internal sealed class ProgressMeter
{
    private const double RecentSeconds = 5;

    private readonly Trainer _trainer;
    private readonly TargetForecast? _forecast;
    private readonly ReturnHistory _history = new();
    private readonly Queue<Reading> _recent = new();
    private Reading _last;

    public ProgressMeter(Trainer trainer, StopSpec stop)
    {
        _trainer = trainer;
        _forecast = stop.Target is { } target ? new TargetForecast(target) : null;
        _last = Read(trainer.State.Timesteps, trainer.Seconds);
        _recent.Enqueue(_last);
    }

    public ProgressFigures Measure(GenerationReport report)
    {
        var now = Read(report.Timesteps, report.Seconds);
        if ((report.EvaluationReturn ?? report.MeanReturn) is var value && double.IsFinite(value))
        {
            _history.Add(value);
            _forecast?.Add(report.Seconds, value);
        }
        var last = _last;
        _last = now;
        _recent.Enqueue(now);
        while (_recent.Count > 2 && now.Seconds - _recent.Peek().Seconds > RecentSeconds)
        {
            _recent.Dequeue();
        }
        var past = _recent.Peek();
        return new ProgressFigures(
            report, Rate(last, now), Rate(past, now), Share(last, now), Share(past, now), _forecast?.SecondsLeft, _history.Values);
    }

    private Reading Read(long timesteps, double seconds)
    {
        var (simulator, total) = _trainer.EvaluatorSeconds;
        return new Reading(timesteps, seconds, simulator, total);
    }

    private static double Rate(Reading from, Reading to) => (to.Timesteps - from.Timesteps) / (to.Seconds - from.Seconds);

    private static double Share(Reading from, Reading to) =>
        Math.Min(1, (to.Simulator - from.Simulator) / (to.Total - from.Total));

    private readonly record struct Reading(long Timesteps, double Seconds, double Simulator, double Total);
}
