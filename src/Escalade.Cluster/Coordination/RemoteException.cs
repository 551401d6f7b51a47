namespace Escalade.Cluster.Coordination;

/// <summary>What an evaluator threw on another machine.</summary>
public sealed class RemoteException(string message) : Exception(message);
