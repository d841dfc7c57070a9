using System.Net.Security;
using System.Net.Sockets;

namespace FocusServer.Client.Streaming;

/// <summary>Creates the HTTP handler of one job's connection.</summary>
internal static class PodHandler
{
    /// <param name="mayConnect">False once the pod has answered: a second connection could meet the pod of another job on its port.</param>
    /// <param name="onStreamLimit">Takes the number of streams that the pod allows on the connection, if it says one.</param>
    /// <param name="connectLimit">The time one attempt to connect may take.</param>
    /// <param name="tls">The certificates to trust, for pods served over https.</param>
    /// <param name="time">The clock of <paramref name="connectLimit"/>.</param>
    public static SocketsHttpHandler Create(
        Func<bool> mayConnect, Action<uint> onStreamLimit, TimeSpan connectLimit, SslClientAuthenticationOptions tls, TimeProvider time) => new()
        {
            ActivityHeadersPropagator = null,
            EnableMultipleHttp2Connections = false,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            SslOptions = tls,
            // Proxies do not carry plaintext HTTP/2.
            UseProxy = false,
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new StreamLimitReader(context.PlaintextStream, onStreamLimit)),
            // A connect callback makes grpc-dotnet leave connecting to this handler. Its own subchannels would fail calls during a back-off
            // of 1 s and more, on the machine's clock, without trying to connect.
            ConnectCallback = (context, cancellationToken) => mayConnect()
                ? ConnectAsync(context, connectLimit, time, cancellationToken)
                : throw new IOException("the connection was lost, and is not made again: the port may be another job's by now"),
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
            throw new IOException(FormattableString.Invariant($"No connection within {limit.TotalSeconds:0.#} s."), new SocketException((int)SocketError.TimedOut));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
