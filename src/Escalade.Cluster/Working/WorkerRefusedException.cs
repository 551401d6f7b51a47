namespace Escalade.Cluster.Working;

/// <summary>The head does not let this worker in.</summary>
public sealed class WorkerRefusedException(string reason) : Exception($"The head refuses this worker: {reason}.");
