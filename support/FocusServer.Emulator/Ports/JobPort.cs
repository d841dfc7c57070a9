using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>The port of one job: taken when the job is made, open when its pod is up, free again when the job is gone.</summary>
internal sealed class JobPort(Socket socket, Acceptor acceptor, ChannelWriter<ConnectionContext> accepted)
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly PortConnections _connections = new();
    private bool _closed;

    public int Number { get; } = ((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <summary>Completed when the port is closed and nobody is connected any more.</summary>
    public Task Left => _connections.Left;

    /// <summary>Takes connections from now on. Opening a closed port does nothing: a job may end while its pod starts.</summary>
    /// <param name="prepare">Is called with each new connection before anything is read from it.</param>
    /// <exception cref="SocketException">Another process listens on the port since it was taken.</exception>
    public void Open(Action<ConnectionContext> prepare)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                acceptor.Listen(socket, Welcome);
            }
        }

        bool Welcome(ConnectionContext connection)
        {
            prepare(connection);
            return _connections.TryAdd(connection) && accepted.TryWrite(connection);
        }
    }

    /// <summary>Frees the port. Who is connected has time to be told that the job is gone, and to take it in.</summary>
    public void Close()
    {
        StopListening();
        _ = BreakLaterAsync();
    }

    /// <summary>Frees the port and breaks every connection.</summary>
    public void Break()
    {
        StopListening();
        _connections.Break("The server crashed.");
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

    private async Task BreakLaterAsync()
    {
        await Task.WhenAny(Left, Task.Delay(_grace, acceptor.Time, CancellationToken.None));
        _connections.Break("The job is gone.");
    }
}
