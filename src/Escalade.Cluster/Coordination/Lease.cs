using Escalade.Cluster.Wire;

namespace Escalade.Cluster.Coordination;

/// <summary>Episodes handed to a worker.</summary>
internal sealed class Lease(WorkerRecord worker, WorkRange range, long granted)
{
    public WorkerRecord Worker { get; } = worker;

    public WorkRange Range { get; } = range;

    /// <summary>When it was granted, as a timestamp of the clock.</summary>
    public long Granted { get; } = granted;
}
