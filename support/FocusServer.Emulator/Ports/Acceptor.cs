using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FocusServer.Emulator.Ports;

/// <summary>Accepts the connections to a port.</summary>
internal sealed class Acceptor(ILoggerFactory loggers, TimeProvider time) : IDisposable
{
    private const int Backlog = 512;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private readonly SocketConnectionContextFactory _factory = new(new SocketConnectionFactoryOptions(), loggers.CreateLogger<Acceptor>());

    public TimeProvider Time => time;

    /// <summary>Accepts connections until the socket is disposed.</summary>
    /// <exception cref="SocketException">Another process has started to listen on the port.</exception>
    public void Listen(Socket socket, Func<ConnectionContext, bool> tryAdd)
    {
        socket.Listen(Backlog);
        _ = AcceptAllAsync(() => socket.AcceptAsync(), tryAdd);
    }

    /// <summary>Accepts one connection after the other until <paramref name="accept"/> reports that the port is closed.</summary>
    public async Task AcceptAllAsync(Func<Task<Socket>> accept, Func<ConnectionContext, bool> tryAdd)
    {
        while (true)
        {
            try
            {
                Add(await accept(), tryAdd);
            }
            catch (Exception closed) when (closed is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException failed) when (PortSocket.IsOutOfHandles(failed))
            {
                // Retrying at once would keep a core busy until a connection is closed.
                await Task.Delay(_pause, time, CancellationToken.None);
            }
            catch (SocketException)
            {
                // The client disconnected before it was accepted.
                await Task.Yield();
            }
        }
    }

    public void Dispose() => _factory.Dispose();

    private void Add(Socket client, Func<ConnectionContext, bool> tryAdd)
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

        if (!tryAdd(connection))
        {
            connection.Abort();
            _ = connection.DisposeAsync().AsTask();
        }
    }
}
