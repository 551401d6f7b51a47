namespace Escalade.Cluster.Scale;

/// <summary>What there is to beat: episodes in their order, each in the place that is free first, and talk that costs nothing.</summary>
internal static class GreedySchedule
{
    /// <summary>Seconds from the first episode's beginning to the last one's end.</summary>
    public static double Makespan(IEnumerable<double> seconds, int places)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, places).Select(place => (place, 0.0)));
        var end = 0.0;
        foreach (var duration in seconds)
        {
            free.TryDequeue(out var place, out var from);
            free.Enqueue(place, from + duration);
            end = Math.Max(end, from + duration);
        }
        return end;
    }
}
