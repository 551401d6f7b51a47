using System.Diagnostics;
using Escalade.Cluster;
using Escalade.Runs;

namespace Escalade.Cli.Progress;

/// <summary>Turns what a head counts into figures. Thread-safe.</summary>
internal sealed class ClusterMeter(Head head)
{
    private const double RecentSeconds = 5;

    private readonly Lock _lock = new();
    private readonly Queue<Reading> _recent = new();
    private (long Episodes, long FromWorkers, long ToWorkers) _last;
    private (double From, double To) _bytesAPair = (double.NaN, double.NaN);

    /// <summary>Counts a generation's bytes.</summary>
    public void Measure(GenerationReport report)
    {
        lock (_lock)
        {
            var (from, to) = head.Traffic;
            var pairs = (report.Episodes - _last.Episodes) / 2.0;
            // A session that resumes a run has not seen the generations before it.
            _bytesAPair = _last.Episodes == 0 && report.Generation > 1
                ? (double.NaN, double.NaN)
                : ((from - _last.FromWorkers) / pairs, (to - _last.ToWorkers) / pairs);
            _last = (report.Episodes, from, to);
        }
    }

    /// <summary>The figures now.</summary>
    public ClusterFigures Read()
    {
        lock (_lock)
        {
            var now = new Reading(Stopwatch.GetTimestamp(), head.Workers);
            _recent.Enqueue(now);
            while (_recent.Count > 2 && Stopwatch.GetElapsedTime(_recent.Peek().Time, now.Time).TotalSeconds > RecentSeconds)
            {
                _recent.Dequeue();
            }
            var past = _recent.Peek();
            var seconds = Stopwatch.GetElapsedTime(past.Time, now.Time).TotalSeconds;
            var before = past.Workers.ToDictionary(w => w.Id);
            var (busy, lanes) = (0.0, 0);
            var workers = now.Workers.Select(worker =>
            {
                var earlier = before.GetValueOrDefault(worker.Id);
                busy += worker.BusySeconds - (earlier?.BusySeconds ?? 0);
                lanes += worker.Lanes;
                return (worker, (worker.Episodes - (earlier?.Episodes ?? 0)) / seconds);
            }).ToArray();
            return new ClusterFigures(
                workers, _bytesAPair.From, _bytesAPair.To / Math.Max(1, workers.Length), Math.Clamp(1 - busy / (lanes * seconds), 0, 1));
        }
    }

    private readonly record struct Reading(long Time, IReadOnlyList<WorkerStatus> Workers);
}
