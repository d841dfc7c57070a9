using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>
/// Opens ports for jobs while the web server runs. One web server serves them all: a listener of its own for each job
/// would cost far more than a socket.
/// </summary>
internal sealed class JobPortTransport(Acceptor acceptor) : IConnectionListenerFactory, IConnectionListenerFactorySelector, IDisposable
{
    private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();

    private JobPortBlock? _block;

    public bool CanBind(EndPoint endpoint) => endpoint is JobPortsEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new PortListener(endpoint, _accepted, () => { }));

    /// <summary>Keeps ports from other emulators from now on.</summary>
    /// <exception cref="IOException">One cannot be had; the message names it.</exception>
    public void Hold(IPAddress address, int first, int last) => _block = new JobPortBlock(address, first, last);

    /// <summary>Takes a port: from now on it is nobody else's, and refuses connections until the job opens it.</summary>
    /// <param name="endPoint">Where it is; port 0 takes a free one.</param>
    /// <param name="name">By which the message calls it.</param>
    /// <exception cref="IOException">It cannot be had; the message says why.</exception>
    public JobPort Take(IPEndPoint endPoint, string name) => new(PortSocket.Bind(endPoint, name), acceptor, _accepted.Writer);

    public void Dispose() => _block?.Dispose();
}
