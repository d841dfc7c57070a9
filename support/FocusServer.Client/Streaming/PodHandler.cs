using System.Net.Security;
using System.Net.Sockets;

namespace FocusServer.Client.Streaming;

/// <summary>Makes the HTTP handler of one job's connection.</summary>
internal static class PodHandler
{
    /// <param name="connectLimit">How long one attempt to connect may take.</param>
    /// <param name="tls">Whom to trust, for pods that are served over https.</param>
    /// <param name="time">The clock of <paramref name="connectLimit"/>.</param>
    public static SocketsHttpHandler Create(TimeSpan connectLimit, SslClientAuthenticationOptions tls, TimeProvider time) => new()
    {
        EnableMultipleHttp2Connections = false,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        SslOptions = tls,
        // Proxies do not carry plaintext HTTP/2.
        UseProxy = false,
        // With a callback of our own, grpc-dotnet leaves connecting to this handler: its subchannels would answer calls from a
        // back-off of 1 s and more on the machine's clock, not from the wire.
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, connectLimit, time, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new IOException($"No connection within {limit.TotalSeconds:0.#} s.", new SocketException((int)SocketError.TimedOut));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
