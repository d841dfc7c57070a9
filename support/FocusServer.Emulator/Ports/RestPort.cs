using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>Represents a port of the REST API, which can go down and come back while the web server runs.</summary>
internal sealed class RestPort
{
    private readonly Lock _gate = new();
    private readonly Acceptor _acceptor;
    private readonly ChannelWriter<ConnectionContext> _accepted;
    private readonly PortConnections _connections = new();
    private Socket? _socket;
    private bool _isDown;
    private bool _closed;

    /// <exception cref="IOException">The port is not available; the message says why.</exception>
    public RestPort(IPEndPoint endPoint, Acceptor acceptor, ChannelWriter<ConnectionContext> accepted)
    {
        _acceptor = acceptor;
        _accepted = accepted;
        _socket = PortSocket.Bind(endPoint);
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        Listen(_socket);
    }

    /// <summary>Gets the address and the actual port, also when any free port was requested.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Aborts every connection, and refuses new ones.</summary>
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
            _socket = TryBind();
        }

        _connections.Close();
        _connections.Abort("The server crashed.");
    }

    /// <summary>Takes connections again.</summary>
    /// <exception cref="IOException">Another process has taken the port meanwhile.</exception>
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

    /// <summary>Frees the port. The web server closes the connections.</summary>
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

    /// <summary>Binds the port without listening, so that it refuses connections and other processes cannot take it.</summary>
    private Socket? TryBind()
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
