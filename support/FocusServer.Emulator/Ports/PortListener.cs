using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>Hands the web server the connections that were accepted, at whatever port.</summary>
/// <param name="endPoint">What the web server takes it for.</param>
/// <param name="accepted">The connections.</param>
/// <param name="close">Is called when the web server wants no more.</param>
internal sealed class PortListener(EndPoint endPoint, Channel<ConnectionContext> accepted, Action close) : IConnectionListener
{
    public EndPoint EndPoint => endPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await accepted.Reader.WaitToReadAsync(cancellationToken))
        {
            if (accepted.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        close();
        accepted.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
