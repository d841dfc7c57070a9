using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FocusServer.Emulator.Ports;

/// <summary>The port of one job: taken when the job is made, open when its pod is up, closed with all its connections when the job is gone.</summary>
internal sealed class JobPort(Socket socket, SocketConnectionContextFactory factory, ChannelWriter<ConnectionContext> accepted)
{
    private const int Backlog = 512;

    private readonly Lock _gate = new();
    private readonly HashSet<ConnectionContext> _connections = [];
    private bool _closed;

    public int Number { get; } = ((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <summary>Takes connections from now on. Opening a closed port does nothing: a job may end while its pod starts.</summary>
    /// <param name="prepare">Is called with each new connection before anything is read from it.</param>
    /// <exception cref="SocketException">Another process listens on the port since it was taken.</exception>
    public void Open(Action<ConnectionContext> prepare)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            socket.Listen(Backlog);
        }

        _ = AcceptAllAsync(prepare);
    }

    /// <summary>Frees the port and breaks every connection.</summary>
    public void Close()
    {
        ConnectionContext[] open;
        lock (_gate)
        {
            _closed = true;
            socket.Dispose();
            open = [.. _connections];
        }

        foreach (var connection in open)
        {
            connection.Abort(new ConnectionAbortedException("The job is gone."));
        }
    }

    private async Task AcceptAllAsync(Action<ConnectionContext> prepare)
    {
        while (true)
        {
            try
            {
                Welcome(await socket.AcceptAsync(), prepare);
            }
            catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
            {
                if (_closed)
                {
                    return;
                }

                // The client went away while it waited in the backlog, or the process has no handle left: others may have more luck.
                await Task.Yield();
            }
        }
    }

    private void Welcome(Socket client, Action<ConnectionContext> prepare)
    {
        client.NoDelay = true;
        var connection = factory.Create(client);
        prepare(connection);
        if (!Track(connection) || !accepted.TryWrite(connection))
        {
            connection.Abort();
            _ = connection.DisposeAsync().AsTask();
        }
    }

    private bool Track(ConnectionContext connection)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _connections.Add(connection);
        }

        connection.ConnectionClosed.UnsafeRegister(_ => Forget(connection), null);
        return true;
    }

    private void Forget(ConnectionContext connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }
    }
}
