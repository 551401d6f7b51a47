using System.Diagnostics;
using Escalade.Cluster;
using Escalade.Runs;
using Escalade.Training;

namespace Escalade.App.Progress;

/// <summary>Turns what a head counts into figures. Thread-safe.</summary>
internal sealed class ClusterMeter(Head head)
{
    private const double RecentSeconds = 5;

    private readonly Lock _lock = new();
    private readonly Queue<Reading> _recent = new();
    private (long Episodes, long FromWorkers, long ToWorkers) _last;
    private (double From, double To) _bytesACandidate = (double.NaN, double.NaN);

    /// <summary>Counts a generation's bytes.</summary>
    public void Measure(GenerationReport report)
    {
        lock (_lock)
        {
            var (from, to) = head.Traffic;
            var candidates = (double)(report.Episodes - _last.Episodes);
            // A session that resumes a run has not seen the generations before it.
            _bytesACandidate = _last.Episodes == 0 && report.Generation > 1
                ? (double.NaN, double.NaN)
                : ((from - _last.FromWorkers) / candidates, (to - _last.ToWorkers) / candidates);
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
            var (busy, capacity) = (0.0, 0);
            var workers = now.Workers.Select(worker =>
            {
                var earlier = before.GetValueOrDefault(worker.Id);
                busy += worker.BusySeconds - (earlier?.BusySeconds ?? 0);
                capacity += worker.Capacity;
                return (worker, (worker.Episodes - (earlier?.Episodes ?? 0)) / seconds);
            }).ToArray();
            return new ClusterFigures(
                workers, _bytesACandidate.From, _bytesACandidate.To / Math.Max(1, workers.Length), Math.Clamp(1 - busy / (capacity * seconds), 0, 1));
        }
    }

    private readonly record struct Reading(long Time, IReadOnlyList<WorkerStatus> Workers);
}
