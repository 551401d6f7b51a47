using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Escalade.Cluster.Hosting;

/// <summary>
/// Connects to the head by the address that it has from here. Orleans expects a gateway to know the address by which it is called;
/// behind a bridge, a service or another network's router it does not. So both sides call the gateway
/// <see cref="GatewayName"/>, and this says where that is.
/// </summary>
internal sealed class HeadDialer(IConnectionFactory factory, IPEndPoint[] heads) : IConnectionFactory
{
    /// <summary>What both sides call the head's gateway; nobody need listen there.</summary>
    public static IPEndPoint GatewayName { get; } = new(IPAddress.Loopback, 7117);

    /// <summary>Takes the place of what Orleans registered to make a client's connections.</summary>
    public static void Register(IServiceCollection services, IPEndPoint[] heads)
    {
        var original = services.Last(service => service.IsKeyedService && service.ServiceType == typeof(IConnectionFactory));
        services.Remove(original);
        services.AddKeyedSingleton<IConnectionFactory>(
            original.ServiceKey,
            (provider, key) => new HeadDialer((IConnectionFactory)original.KeyedImplementationFactory!(provider, key), heads));
    }

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await factory.ConnectAsync(heads[i], cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (i + 1 < heads.Length && !cancellationToken.IsCancellationRequested)
            {
                // A name may have several addresses, of which one answers.
            }
        }
    }
}
