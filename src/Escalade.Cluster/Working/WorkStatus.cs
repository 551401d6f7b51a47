namespace Escalade.Cluster.Working;

/// <summary>Where a worker stands.</summary>
/// <param name="Idle">Episodes more that it could play at this moment.</param>
/// <param name="Queued">Episodes in hand that it has not begun.</param>
/// <param name="Supply">Episodes that fill an empty queue: some seconds of work.</param>
/// <param name="Played">Episodes played and not yet reported.</param>
/// <param name="HasFailed">Whether a failure is to be reported.</param>
internal readonly record struct WorkStatus(int Idle, int Queued, int Supply, int Played, bool HasFailed)
{
    /// <summary>Episodes that the worker would take.</summary>
    public int Wanted => Math.Max(Idle, Supply / 2 - Queued);
}
