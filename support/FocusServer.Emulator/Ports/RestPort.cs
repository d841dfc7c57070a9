using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>One port of the REST API. It can go down for a while without the web server's knowledge.</summary>
internal sealed class RestPort
{
    private readonly Lock _gate = new();
    private readonly Acceptor _acceptor;
    private readonly ChannelWriter<ConnectionContext> _accepted;
    private readonly PortConnections _connections = new();
    private Socket? _socket;
    private bool _isDown;
    private bool _closed;

    /// <exception cref="IOException">The port cannot be had; the message says why.</exception>
    public RestPort(IPEndPoint endPoint, Acceptor acceptor, ChannelWriter<ConnectionContext> accepted)
    {
        _acceptor = acceptor;
        _accepted = accepted;
        _socket = PortSocket.Bind(endPoint);
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        Listen(_socket);
    }

    /// <summary>With the port that was taken, where any was asked for.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Breaks every connection, and refuses new ones.</summary>
    public void GoDown()
    {
        lock (_gate)
        {
            if (_isDown || _closed)
            {
                return;
            }

            _isDown = true;
            _socket?.Dispose();
            _socket = TryHold();
        }

        _connections.Close();
        _connections.Break("The server crashed.");
    }

    /// <summary>Takes connections again.</summary>
    /// <exception cref="IOException">Somebody else has taken the port meanwhile.</exception>
    public void ComeBack()
    {
        lock (_gate)
        {
            if (!_isDown || _closed)
            {
                return;
            }

            _socket ??= PortSocket.Bind(EndPoint);
            _connections.Reopen();
            Listen(_socket);
            _isDown = false;
        }
    }

    /// <summary>Frees the port. Connections are the web server's.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _socket?.Dispose();
        }
    }

    private void Listen(Socket socket)
    {
        try
        {
            _acceptor.Listen(socket, connection => _connections.TryAdd(connection) && _accepted.TryWrite(connection));
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            _socket = null;
            throw new IOException($"{PortSocket.Explain(refused, $"Port {EndPoint.Port} of {EndPoint.Address}")}.", refused);
        }
    }

    /// <summary>A port without a listener refuses connections; one that nobody holds, the system may give to somebody else.</summary>
    private Socket? TryHold()
    {
        try
        {
            return PortSocket.Bind(EndPoint);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
