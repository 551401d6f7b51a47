using System.Diagnostics;
using Escalade.Training;

namespace Escalade.Cluster.Scale;

/// <summary>Plays episodes by waiting as long as ones of those lengths take, many at once on one thread.</summary>
internal sealed class WaitingEvaluator(int capacity) : IEvaluator
{
    /// <summary>How often new work is looked for, and whether what is under way is still wanted.</summary>
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(2);

    private readonly List<(Trial Trial, int Length, long Ends)> _underWay = [];

    public int Capacity => capacity;

    public (double Simulator, double Total) Seconds => default;

    public void Evaluate(ITrials trials)
    {
        while (true)
        {
            while (_underWay.Count < capacity && trials.Take() is { } trial)
            {
                var length = RecordedLengths.Length(trial.Start.Seed, trial.Generation, trial.Candidate);
                var ticks = (long)(RecordedLengths.Seconds(length) * Stopwatch.Frequency);
                _underWay.Add((trial, length, Stopwatch.GetTimestamp() + ticks));
            }
            if (_underWay.Count == 0)
            {
                return;
            }
            Thread.Sleep(s_beat);
            var now = Stopwatch.GetTimestamp();
            for (var i = _underWay.Count - 1; i >= 0; i--)
            {
                var (trial, length, ends) = _underWay[i];
                if (trial.IsAbandoned)
                {
                    trials.GiveUp(trial);
                }
                else if (now >= ends)
                {
                    trials.Complete(trial, new EpisodeResult(length, length));
                }
                else
                {
                    continue;
                }
                _underWay.RemoveAt(i);
            }
        }
    }

    public void Dispose()
    {
    }
}
