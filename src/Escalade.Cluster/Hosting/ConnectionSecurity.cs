using System.IO.Pipelines;
using System.Net.Security;
using Escalade.Cluster.Security;
using Microsoft.AspNetCore.Connections;

namespace Escalade.Cluster.Hosting;

/// <summary>
/// What stands between a socket and Orleans on both sides: bytes are counted and, with certificates, TLS is spoken. This file
/// stands in for the package Microsoft.Orleans.Connections.Security, which hooks in at the same place and can take over.
/// </summary>
internal static class ConnectionSecurity
{
    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(5);

    /// <summary>The head's side.</summary>
    public static void UseServer(this IConnectionBuilder builder, ClusterKeys? keys, Traffic traffic) =>
        builder.Use(next => context => Run(context, next, traffic, keys is null ? null : async (stream, cancellation) =>
            await stream.AuthenticateAsServerAsync(keys.ServerOptions, cancellation).ConfigureAwait(false)));

    /// <summary>A worker's side.</summary>
    public static void UseClient(this IConnectionBuilder builder, ClusterKeys? keys, Traffic traffic) =>
        builder.Use(next => context => Run(context, next, traffic, keys is null ? null : async (stream, cancellation) =>
            await stream.AuthenticateAsClientAsync(keys.ClientOptions, cancellation).ConfigureAwait(false)));

    private static async Task Run(
        ConnectionContext context, ConnectionDelegate next, Traffic traffic, Func<SslStream, CancellationToken, Task>? authenticate)
    {
        var plain = context.Transport;
        Stream stream = new PipeStream(plain, traffic);
        if (authenticate is not null)
        {
            var secure = new SslStream(stream, leaveInnerStreamOpen: true);
            stream = secure;
            using var limit = new CancellationTokenSource(LongestHandshake);
            try
            {
                await authenticate(secure, limit.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A stranger, or somebody who says nothing: Orleans has not read a byte of theirs.
                await secure.DisposeAsync().ConfigureAwait(false);
                context.Abort(new ConnectionAbortedException("no TLS", e));
                return;
            }
        }
        var pipes = new StreamPipes(PipeReader.Create(stream), PipeWriter.Create(stream));
        try
        {
            context.Transport = pipes;
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            await pipes.Input.CompleteAsync().ConfigureAwait(false);
            await pipes.Output.CompleteAsync().ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
            context.Transport = plain;
        }
    }

    private sealed record StreamPipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
