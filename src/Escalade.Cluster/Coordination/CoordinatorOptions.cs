namespace Escalade.Cluster.Coordination;

/// <summary>How a coordinator treats workers.</summary>
internal sealed record CoordinatorOptions
{
    /// <summary>The longest that a worker is kept waiting for an answer: how often it shows that it lives.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A worker that has not called for this long is taken for dead, and its work handed to others.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A worker that has not called for this long is forgotten.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the clock is looked at.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The most episodes a lease may have.</summary>
    public int LongestLease { get; init; } = 1000;

    /// <summary>Episodes are copied that have been out for so many times as long as they usually are.</summary>
    public double CopyAfter { get; init; } = 2;

    /// <summary>The most workers that play the same episode.</summary>
    public int MostCopies { get; init; } = 3;

    /// <summary>Generations whose updates are kept for workers that lag behind; one further back fetches the state.</summary>
    public int UpdatesKept { get; init; } = 64;
}
