namespace Escalade.Cluster.Coordination;

/// <summary>A worker, for people.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="Lanes">Episodes it plays at once.</param>
/// <param name="Episodes">Episodes it has played that counted.</param>
/// <param name="Silence">Time since it was last heard of.</param>
public sealed record WorkerStatus(string Name, int Lanes, long Episodes, TimeSpan Silence);
