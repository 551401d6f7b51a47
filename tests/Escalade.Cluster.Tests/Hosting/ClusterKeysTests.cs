using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Escalade.Cluster.Hosting;
using Escalade.Cluster.Security;
using Escalade.Cluster.Tests.Support;
using Escalade.Tests.Support;

namespace Escalade.Cluster.Tests.Hosting;

/// <summary>Real sockets: who has no certificate of the authority's is refused before a message is read.</summary>
public sealed class ClusterKeysTests : IDisposable
{
    private readonly TemporaryDirectory _temporary = new();

    public ClusterKeysTests()
    {
        ClusterKeys.Create(_temporary["ours"]);
        ClusterKeys.Create(_temporary["theirs"]);
    }

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("ours", true)]
    [InlineData("theirs", false)]
    [InlineData(null, false)]
    public async Task Open_LetsInWhoHasACertificate(string? keys, bool expected)
    {
        using var head = new ToyHead(ToyRun.ByCandidates);
        var endpoint = FreeEndpoint();
        await using var host = await HeadHost.Start(head.Run, endpoint, ClusterKeys.OfHead(_temporary["ours"]), new Traffic());
        var workerKeys = keys is null ? null : ClusterKeys.OfWorker(_temporary[keys]);
        var open = HeadConnection.Open("127.0.0.1", endpoint.Port, workerKeys, new Traffic(), TestContext.Current.CancellationToken);
        if (!expected)
        {
            await Assert.ThrowsAsync<IOException>(() => open);
            return;
        }
        await using var connection = await open;
        Assert.Equal(head.Run.Json, await connection.Describe());
    }

    /// <summary>As behind a bridge or a service: the head is reached by an address that it does not call itself by.</summary>
    [Fact]
    public async Task Open_ByAnAddressThatTheHeadDoesNotKnow_Works()
    {
        using var head = new ToyHead(ToyRun.ByCandidates);
        var listen = new IPEndPoint(IPAddress.Any, FreeEndpoint().Port);
        await using var host = await HeadHost.Start(head.Run, listen, ClusterKeys.OfHead(_temporary["ours"]), new Traffic());
        await using var connection = await HeadConnection.Open(
            "127.0.0.2", listen.Port, ClusterKeys.OfWorker(_temporary["ours"]), new Traffic(), TestContext.Current.CancellationToken);
        Assert.Equal(head.Run.Json, await connection.Describe());
    }

    /// <summary>A worker's certificate does not make a head: nobody can take another's workers.</summary>
    [Fact]
    public async Task Open_OfAHeadWithAWorkersCertificate_IsRefused()
    {
        File.Copy(Path.Combine(_temporary["ours"], "worker.pem"), Path.Combine(_temporary["theirs"], "head.pem"), overwrite: true);
        File.Copy(Path.Combine(_temporary["ours"], "authority.pem"), Path.Combine(_temporary["theirs"], "authority.pem"), overwrite: true);
        using var head = new ToyHead(ToyRun.ByCandidates);
        var endpoint = FreeEndpoint();
        await using var host = await HeadHost.Start(head.Run, endpoint, ClusterKeys.OfHead(_temporary["theirs"]), new Traffic());
        await Assert.ThrowsAsync<IOException>(() => HeadConnection.Open(
            "127.0.0.1", endpoint.Port, ClusterKeys.OfWorker(_temporary["ours"]), new Traffic(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Start_AcceptsNothingBelowTls13()
    {
        using var head = new ToyHead(ToyRun.ByCandidates);
        var endpoint = FreeEndpoint();
        await using var host = await HeadHost.Start(head.Run, endpoint, ClusterKeys.OfHead(_temporary["ours"]), new Traffic());
        using var socket = new TcpClient();
        await socket.ConnectAsync(endpoint, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(socket.GetStream());
        var options = ClusterKeys.OfWorker(_temporary["ours"]).ClientOptions;
        options.EnabledSslProtocols = SslProtocols.Tls12;
        await Assert.ThrowsAnyAsync<Exception>(() => stream.AuthenticateAsClientAsync(options, TestContext.Current.CancellationToken));
    }

    /// <summary>Random bytes on the socket, with and without TLS: the head answers an honest worker afterwards.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_WhenStrangersSendRandomBytes_GoesOn(bool withKeys)
    {
        using var head = new ToyHead(ToyRun.ByCandidates);
        var endpoint = FreeEndpoint();
        await using var host = await HeadHost.Start(
            head.Run, endpoint, withKeys ? ClusterKeys.OfHead(_temporary["ours"]) : null, new Traffic());
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(endpoint, TestContext.Current.CancellationToken);
            var bytes = new byte[random.Next(1, 300)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
            {
                // A frame of Orleans': lengths of header and body that the rest does not keep to.
                BitConverter.TryWriteBytes(bytes.AsSpan(0, Math.Min(4, bytes.Length)), i % 4 == 0 ? random.Next() : random.Next(300));
            }
            await socket.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);
        }
        await using var connection = await HeadConnection.Open(
            "127.0.0.1", endpoint.Port, withKeys ? ClusterKeys.OfWorker(_temporary["ours"]) : null, new Traffic(), TestContext.Current.CancellationToken);
        Assert.Equal(head.Run.Json, await connection.Describe());
    }

    [Fact]
    public async Task Start_WhereSomebodyListens_SaysSo()
    {
        using var head = new ToyHead(ToyRun.ByCandidates);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var e = await Assert.ThrowsAsync<IOException>(() => HeadHost.Start(head.Run, (IPEndPoint)other.LocalEndpoint, null, new Traffic()));
        Assert.Contains("already", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WhereKeysAre_LeavesThemAlone() => Assert.Throws<IOException>(() => ClusterKeys.Create(_temporary["ours"]));

    [Theory]
    [InlineData("worker.pem")]
    [InlineData("authority.pem")]
    public void OfWorker_WhenAFileIsDamagedOrMissing_NamesIt(string file)
    {
        var path = Path.Combine(_temporary["ours"], file);
        File.WriteAllText(path, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Assert.Contains(file, Assert.Throws<IOException>(() => ClusterKeys.OfWorker(_temporary["ours"])).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains(file, Assert.ThrowsAny<IOException>(() => ClusterKeys.OfWorker(_temporary["ours"])).Message, StringComparison.Ordinal);
    }

    private static IPEndPoint FreeEndpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
