using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>Opens the ports of the REST API, which can go down and come back.</summary>
internal sealed class RestPortTransport(Acceptor acceptor) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly List<RestPort> _ports = [];

    public bool CanBind(EndPoint endpoint) => endpoint is IPEndPoint;

    /// <exception cref="IOException">The port is not available; the message says why.</exception>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var accepted = Channel.CreateUnbounded<ConnectionContext>();
        var port = new RestPort((IPEndPoint)endpoint, acceptor, accepted.Writer);
        _ports.Add(port);
        return ValueTask.FromResult<IConnectionListener>(new PortListener(port.EndPoint, accepted, port.Close));
    }

    public void GoDown() => _ports.ForEach(port => port.GoDown());

    public void ComeBack() => _ports.ForEach(port => port.ComeBack());
}
