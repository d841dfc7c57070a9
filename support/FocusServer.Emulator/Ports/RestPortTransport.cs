using System.Net;
using FocusServer.Emulator.Faults;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FocusServer.Emulator.Ports;

/// <summary>Opens the ports of the REST API by the usual sockets, and can close them for a while without the web server's knowledge.</summary>
internal sealed class RestPortTransport(ILoggerFactory loggers) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory _sockets = new(Options.Create(new SocketTransportOptions()), loggers);
    private readonly List<RestPortListener> _listeners = [];
    private volatile ServerLife _life = new();

    public bool CanBind(EndPoint endpoint) => endpoint is IPEndPoint;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = new RestPortListener(_sockets, () => _life, await _sockets.BindAsync(endpoint, cancellationToken));
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>From now on, what has begun is of an earlier life.</summary>
    public void EndLife()
    {
        _life.End();
        _life = new ServerLife();
    }

    /// <summary>Breaks every connection, and refuses new ones.</summary>
    public Task GoDownAsync() => Task.WhenAll(_listeners.Select(listener => listener.GoDownAsync()));

    /// <summary>Takes connections again, on the same ports.</summary>
    public Task ComeBackAsync() => Task.WhenAll(_listeners.Select(listener => listener.ComeBackAsync()));
}
