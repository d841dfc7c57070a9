using System.Net.Security;
using System.Net.Sockets;

namespace FocusServer.Client.Streaming;

/// <summary>Creates the HTTP handler of one job's connection.</summary>
internal static class PodHandler
{
    public static SocketsHttpHandler Create(TimeSpan connectLimit, SslClientAuthenticationOptions tls, TimeProvider time) => new()
    {
        EnableMultipleHttp2Connections = false,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        SslOptions = tls,
        // Proxies do not carry plaintext HTTP/2.
        UseProxy = false,
        // A connect callback makes grpc-dotnet leave connecting to this handler. Its own subchannels would fail calls during a back-off
        // of 1 s and more, on the machine's clock, without trying to connect.
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, connectLimit, time, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, linked.Token);
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
