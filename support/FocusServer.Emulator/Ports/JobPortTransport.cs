using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>Opens ports for jobs behind one web server: a Kestrel endpoint for each job would cost far more than a socket.</summary>
internal sealed class JobPortTransport(Acceptor acceptor) : IConnectionListenerFactory, IConnectionListenerFactorySelector, IDisposable
{
    private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();

    private JobPortBlock? _block;

    public bool CanBind(EndPoint endpoint) => endpoint is JobPortsEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new PortListener(endpoint, _accepted, () => { }));

    public void Reserve(IPAddress address, int first, int last) => _block = new JobPortBlock(address, first, last);

    /// <summary>Binds a port, which refuses connections until the job opens it.</summary>
    /// <exception cref="IOException">The port is not available; the message says why.</exception>
    public JobPort Bind(IPEndPoint endPoint, string name) => new(PortSocket.Bind(endPoint, name), acceptor, _accepted.Writer);

    public void Dispose() => _block?.Dispose();
}

/// <summary>Represents the ports of all jobs as the one endpoint that the web server binds.</summary>
internal sealed class JobPortsEndPoint : EndPoint
{
    public override string ToString() => "job-ports";
}
