using Microsoft.Extensions.Hosting;

namespace Escalade.Cluster.Hosting;

/// <summary>Leaves signals to the program: a host would otherwise take SIGTERM for itself.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
