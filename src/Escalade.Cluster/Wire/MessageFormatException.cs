namespace Escalade.Cluster.Wire;

/// <summary>A message is not what it should be; says in what.</summary>
internal sealed class MessageFormatException(string message) : Exception(message);
