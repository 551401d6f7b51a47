namespace Escalade.Cluster.Hosting;

/// <summary>What a peer may send at once.</summary>
internal static class MessageLimits
{
    /// <summary>
    /// Bytes of a message's body. The largest that are sent are a lease's results with the moments of every episode's
    /// observations: 1,000 episodes of Humanoid take 6 MB.
    /// </summary>
    public const int Body = 32 << 20;
}
