using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>Hands the web server the connections that any job's port accepted.</summary>
internal sealed class JobPortListener(EndPoint endPoint, Channel<ConnectionContext> accepted) : IConnectionListener
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
        accepted.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
