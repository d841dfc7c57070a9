using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;

namespace FocusServer.Emulator.Ports;

/// <summary>
/// Opens ports for jobs while the web server runs. One web server serves them all: a listener of its own for each job
/// would cost far more than a socket.
/// </summary>
internal sealed class JobPortTransport(ILoggerFactory loggers) : IConnectionListenerFactory, IConnectionListenerFactorySelector, IDisposable
{
    private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();
    private readonly SocketConnectionContextFactory _connections =
        new(new SocketConnectionFactoryOptions(), loggers.CreateLogger<JobPortTransport>());

    private JobPortBlock? _block;

    public bool CanBind(EndPoint endpoint) => endpoint is JobPortsEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new JobPortListener(endpoint, _accepted));

    /// <summary>Keeps ports from other emulators from now on.</summary>
    /// <exception cref="IOException">One cannot be had; the message names it.</exception>
    public void Hold(IPAddress address, int first, int last) => _block = new JobPortBlock(address, first, last);

    /// <summary>Takes a port: from now on it is nobody else's, and refuses connections until the job opens it.</summary>
    /// <exception cref="SocketException">The port is in use.</exception>
    public JobPort Take(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endPoint);
            return new JobPort(socket, _connections, _accepted.Writer);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _block?.Dispose();
        _connections.Dispose();
    }
}
