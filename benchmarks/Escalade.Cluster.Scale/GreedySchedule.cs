namespace Escalade.Cluster.Scale;

/// <summary>What there is to beat: episodes in their order, each on the lane that is free first, and talk that costs nothing.</summary>
internal static class GreedySchedule
{
    /// <summary>Seconds from the first episode's beginning to the last one's end.</summary>
    public static double Makespan(IEnumerable<double> seconds, int lanes)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, lanes).Select(lane => (lane, 0.0)));
        var end = 0.0;
        foreach (var duration in seconds)
        {
            free.TryDequeue(out var lane, out var from);
            free.Enqueue(lane, from + duration);
            end = Math.Max(end, from + duration);
        }
        return end;
    }
}
