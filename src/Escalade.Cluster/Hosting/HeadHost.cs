using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Escalade.Cluster.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Escalade.Cluster.Hosting;

/// <summary>The silo of a head: one grain behind one port. Workers are clients, never silos.</summary>
internal sealed class HeadHost : IAsyncDisposable
{
    /// <summary>What both sides call the cluster; who may join is for certificates to say.</summary>
    public const string ClusterName = "escalade";

    private readonly IHost _host;

    private HeadHost(IHost host) => _host = host;

    /// <summary>Begins to listen.</summary>
    /// <param name="run">The run.</param>
    /// <param name="listen">Where.</param>
    /// <param name="keys">Who is let in; null for everybody.</param>
    /// <param name="traffic">Counts what goes through the sockets.</param>
    /// <exception cref="IOException">Somebody listens there already.</exception>
    public static async Task<HeadHost> Start(HeadRun run, IPEndPoint listen, ClusterKeys? keys, Traffic traffic)
    {
        RequireFree(listen);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSingleton(run);
        builder.UseOrleans(silo =>
        {
            // A cluster of one silo: the membership table is in memory, and the port for other silos is on loopback, where none connects.
            silo.UseLocalhostClustering(FreePort(), HeadDialer.GatewayName.Port, serviceId: ClusterName, clusterId: ClusterName);
            silo.Configure<EndpointOptions>(options => options.GatewayListeningEndpoint = listen);
            silo.Configure<SiloConnectionOptions>(options =>
                options.ConfigureGatewayInboundConnection(connection => connection.UseServer(keys, traffic)));
            silo.Configure<SiloMessagingOptions>(options => options.MaxMessageBodySize = MessageLimits.Body);
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync().ConfigureAwait(false);
            return new HeadHost(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().ConfigureAwait(false);
        _host.Dispose();
    }

    /// <summary>Orleans lets two silos listen on one port; the second would take away some of the first one's workers.</summary>
    private static void RequireFree(IPEndPoint listen)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(other =>
            other.Port == listen.Port
            && (other.Address.Equals(listen.Address) || other.Address.Equals(IPAddress.Any) || other.Address.Equals(IPAddress.IPv6Any)
                || listen.Address.Equals(IPAddress.Any)));
        if (taken)
        {
            throw new IOException($"Something listens on {listen} already: another head? Choose another port with --listen.");
        }
    }

    /// <summary>Below those that outgoing connections take: between the choice and the listening, none of them can come to have it.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 30_000);
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
            }
        }
    }
}
