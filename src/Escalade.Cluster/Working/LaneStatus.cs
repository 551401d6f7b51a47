namespace Escalade.Cluster.Working;

/// <summary>Where a worker's lanes stand.</summary>
/// <param name="Idle">Lanes that have nothing to do.</param>
/// <param name="Queued">Episodes in hand that no lane has begun.</param>
/// <param name="Capacity">Episodes that would keep the lanes busy for a while, had they nothing.</param>
/// <param name="Played">Episodes played and not yet reported.</param>
/// <param name="HasFailed">Whether a failure is to be reported.</param>
internal readonly record struct LaneStatus(int Idle, int Queued, int Capacity, int Played, bool HasFailed)
{
    /// <summary>Episodes that the worker would take.</summary>
    public int Wanted => Math.Max(Idle, Capacity / 2 - Queued);
}
