namespace Escalade.Training;

/// <summary>A worker of a cluster, for people.</summary>
/// <param name="Id">Its own; another when it has joined again.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Capacity">Episodes it plays at once.</param>
/// <param name="Episodes">Episodes it has played that counted.</param>
/// <param name="BusySeconds">Time that episodes have been under way there, summed over them.</param>
/// <param name="Silence">Time since it was last heard of.</param>
public sealed record WorkerStatus(long Id, string Name, int Capacity, long Episodes, double BusySeconds, TimeSpan Silence);
