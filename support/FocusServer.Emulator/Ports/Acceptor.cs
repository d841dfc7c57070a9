using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;

namespace FocusServer.Emulator.Ports;

/// <summary>Takes the connections that come in at a port.</summary>
internal sealed class Acceptor(ILoggerFactory loggers, OpenConnections open, TimeProvider time) : IDisposable
{
    private const int Backlog = 512;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private readonly SocketConnectionContextFactory _factory = new(new SocketConnectionFactoryOptions(), loggers.CreateLogger<Acceptor>());

    public TimeProvider Time => time;

    /// <summary>Takes connections from now on, until the socket is disposed.</summary>
    /// <param name="socket">A port that was taken.</param>
    /// <param name="welcome">Is called with each before anything is read from it, and says whether it is wanted.</param>
    /// <exception cref="SocketException">Another process listens on the port since it was taken.</exception>
    public void Listen(Socket socket, Func<ConnectionContext, bool> welcome)
    {
        socket.Listen(Backlog);
        _ = AcceptAllAsync(() => socket.AcceptAsync(), welcome);
    }

    /// <summary>Takes one connection after the other, until it is told that the port is closed.</summary>
    public async Task AcceptAllAsync(Func<Task<Socket>> accept, Func<ConnectionContext, bool> welcome)
    {
        while (true)
        {
            try
            {
                Welcome(await accept(), welcome);
            }
            catch (Exception closed) when (closed is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException failed) when (PortSocket.IsOutOfHandles(failed))
            {
                // To ask again at once would keep a core busy until somebody else leaves.
                open.MakeRoom();
                await Task.Delay(_pause, time, CancellationToken.None);
            }
            catch (SocketException)
            {
                // The client went away while it waited in the backlog: others may have more luck.
                await Task.Yield();
            }
        }
    }

    public void Dispose() => _factory.Dispose();

    private void Welcome(Socket client, Func<ConnectionContext, bool> welcome)
    {
        ConnectionContext connection;
        try
        {
            client.NoDelay = true;
            connection = _factory.Create(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        if (!open.TryAdmit(connection) || !welcome(connection))
        {
            connection.Abort();
            _ = connection.DisposeAsync().AsTask();
        }
    }
}
