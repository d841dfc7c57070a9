using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>Represents the port of one job: bound when the job is created, open when its pod is up, free when the job is gone.</summary>
internal sealed class JobPort(Socket socket, Acceptor acceptor, ChannelWriter<ConnectionContext> accepted)
{
    private static readonly TimeSpan _closeTimeout = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly PortConnections _connections = new();
    private bool _closed;

    public int Number { get; } = ((IPEndPoint)socket.LocalEndPoint!).Port;

    public Task Drained => _connections.Drained;

    /// <summary>Starts to accept connections. Does nothing when the port is closed, since a job may end while its pod starts.</summary>
    /// <exception cref="SocketException">Another process has started to listen on the port.</exception>
    public void Open(Action<ConnectionContext> prepare)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                acceptor.Listen(socket, TryAdd);
            }
        }

        bool TryAdd(ConnectionContext connection)
        {
            prepare(connection);
            return _connections.TryAdd(connection) && accepted.TryWrite(connection);
        }
    }

    /// <summary>Frees the port at once, and aborts the connections that have not ended after 2 s.</summary>
    public void Close()
    {
        StopListening();
        _ = AbortLaterAsync();
    }

    public void Abort()
    {
        StopListening();
        _connections.Abort("The server crashed.");
    }

    private void StopListening()
    {
        lock (_gate)
        {
            _closed = true;
            socket.Dispose();
        }

        _connections.Close();
    }

    private async Task AbortLaterAsync()
    {
        await Task.WhenAny(Drained, Task.Delay(_closeTimeout, acceptor.Time, CancellationToken.None));
        _connections.Abort("The job is gone.");
    }
}
