using System.Net;
using System.Net.Sockets;
using Escalade.Cluster.Security;
using Escalade.Cluster.Wire;
using Escalade.Cluster.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Escalade.Cluster.Hosting;

/// <summary>A worker's connection to the head: an Orleans client.</summary>
internal sealed class HeadConnection : IHead
{
    private static readonly TimeSpan s_longestConnect = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHost? _host;
    private IRunGrain _run = null!;

    private HeadConnection()
    {
    }

    /// <summary>Connects.</summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">The head's port.</param>
    /// <param name="keys">Who may be the head; null for anybody.</param>
    /// <param name="traffic">Counts what goes through the sockets.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="IOException">There is no head, or not for this worker.</exception>
    public static async Task<HeadConnection> Open(string host, int port, ClusterKeys? keys, Traffic traffic, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(s_longestConnect);
        var connection = new HeadConnection();
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, limit.Token).ConfigureAwait(false);
            await connection.Connect([.. addresses.Select(address => new IPEndPoint(address, port))], keys, traffic, limit.Token)
                .ConfigureAwait(false);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            // Orleans says it in pages. The commonest cause comes first.
            throw new IOException(
                e is SocketException ? e.Message
                : $"nobody answers at {host}:{port}{(keys is null ? ", or only to those with keys" : ", or not to these keys")}", e);
        }
    }

    /// <inheritdoc/>
    public Task<byte[]> Describe() => UnlessLost(_run.Describe());

    /// <inheritdoc/>
    public Task<JoinReply> Join(JoinRequest request) => UnlessLost(_run.Join(request));

    /// <inheritdoc/>
    public Task<ExchangeReply> Exchange(ExchangeRequest request) => UnlessLost(_run.Exchange(request));

    /// <inheritdoc/>
    public Task<StatePiece> State(long offset) => UnlessLost(_run.State(offset));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _lost.TrySetResult();
        if (_host is not null)
        {
            try
            {
                // Saying goodbye to a head that is gone must not take long.
                await _host.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
            }
            _host.Dispose();
        }
    }

    private async Task Connect(IPEndPoint[] heads, ClusterKeys? keys, Traffic traffic, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.UseOrleansClient(client =>
        {
            // Trying again is the worker's business.
            client.UseConnectionRetryFilter((_, _) => Task.FromResult(false));
            client.UseStaticClustering(HeadDialer.GatewayName);
            client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = HeadHost.ClusterName);
            client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(connection => connection.UseClient(keys, traffic)));
            client.Configure<ClientMessagingOptions>(options => options.MaxMessageBodySize = MessageLimits.Body);
            // A call under way when the head dies is not failed otherwise: it would wait for the response timeout.
            client.AddClusterConnectionLostHandler((_, _) => _lost.TrySetResult());
            client.AddGatewayCountChangedHandler((_, args) =>
            {
                if (args.NumberOfConnectedGateways == 0)
                {
                    _lost.TrySetResult();
                }
            });
        });
        HeadDialer.Register(builder.Services, heads);
        _host = builder.Build();
        await _host.StartAsync(stop).ConfigureAwait(false);
        _run = _host.Services.GetRequiredService<IClusterClient>().GetGrain<IRunGrain>(0);
    }

    private async Task<T> UnlessLost<T>(Task<T> call)
    {
        if (await Task.WhenAny(call, _lost.Task).ConfigureAwait(false) != call)
        {
            throw new IOException("the head is gone");
        }
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw new IOException(e.Message, e);
        }
    }
}
