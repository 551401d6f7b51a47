using Escalade.Cluster.Hosting;
using Escalade.Cluster.Working;

namespace Escalade.Cluster;

/// <summary>
/// Lends this machine's cores to a head until its run has ended. Joins again whenever the connection breaks, also when the head
/// was not there yet.
/// </summary>
/// <param name="options">Name, threads, and how to come by a task.</param>
public sealed class Worker(WorkerOptions options) : IDisposable
{
    private readonly WorkerLoop _loop = new(options);
    private readonly Traffic _traffic = new();

    /// <summary>Episodes played so far.</summary>
    public long Episodes => _loop.Episodes;

    /// <summary>Time that episodes have been under way so far, summed over them.</summary>
    public double BusySeconds => _loop.BusySeconds;

    /// <summary>Bytes that went through this worker's sockets so far: from the head, and to it.</summary>
    public (long FromHead, long ToHead) Traffic => _traffic.Bytes;

    /// <summary>Evaluates until the run has ended.</summary>
    /// <param name="host">The head's name or address.</param>
    /// <param name="port">Its port.</param>
    /// <param name="stop">Ends it before.</param>
    /// <exception cref="WorkerRefusedException">The head does not let this worker in.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task Run(string host, int port, CancellationToken stop) => _loop.Run(
        async cancellation => await HeadConnection.Open(host, port, options.Keys, _traffic, cancellation).ConfigureAwait(false), stop);

    /// <inheritdoc/>
    public void Dispose() => _loop.Dispose();
}
