using System.Net;
using System.Net.Sockets;

namespace Escalade.Cli.Tests;

/// <summary>Ports that nobody listens on, below those that outgoing connections take.</summary>
internal static class FreePort
{
    private static int s_last = Random.Shared.Next(10_000, 25_000);

    public static int Next()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref s_last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
