using System.Net;
using System.Net.Sockets;
using FocusServer.Emulator.Faults;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FocusServer.Emulator.Ports;

/// <summary>One port of the REST API.</summary>
internal sealed class RestPortListener(SocketTransportFactory sockets, Func<ServerLife> life, IConnectionListener first) : IConnectionListener
{
    private readonly Lock _gate = new();
    private readonly HashSet<ConnectionContext> _connections = [];
    private readonly List<IConnectionListener> _used = [first];
    private readonly CancellationTokenSource _unbound = new();
    private TaskCompletionSource<IConnectionListener> _listener = Completed(first);
    private Socket? _placeholder;
    private bool _isDown;

    public EndPoint EndPoint => first.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _unbound.Token);
        while (!_unbound.IsCancellationRequested)
        {
            try
            {
                var listener = await Volatile.Read(ref _listener).Task.WaitAsync(ended.Token);
                if (await listener.AcceptAsync(cancellationToken) is { } connection && Track(connection))
                {
                    return connection;
                }
            }
            catch (OperationCanceledException) when (_unbound.IsCancellationRequested)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Breaks every connection, and refuses new ones.</summary>
    public async Task GoDownAsync()
    {
        if (!_listener.Task.IsCompleted)
        {
            return;
        }

        var listener = await _listener.Task;
        Volatile.Write(ref _listener, new TaskCompletionSource<IConnectionListener>(TaskCreationOptions.RunContinuationsAsynchronously));
        await listener.UnbindAsync();
        _placeholder = HoldPort();
        ConnectionContext[] open;
        lock (_gate)
        {
            _isDown = true;
            open = [.. _connections];
        }

        foreach (var connection in open)
        {
            connection.Abort(new ConnectionAbortedException("The server crashed."));
        }
    }

    /// <summary>Takes connections again.</summary>
    public async Task ComeBackAsync()
    {
        _placeholder?.Dispose();
        if (_unbound.IsCancellationRequested || _listener.Task.IsCompleted)
        {
            return;
        }

        var listener = await sockets.BindAsync(EndPoint);
        lock (_gate)
        {
            _isDown = false;
            _used.Add(listener);
        }

        _listener.SetResult(listener);
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        await _unbound.CancelAsync();
        _placeholder?.Dispose();
        foreach (var listener in _used)
        {
            await listener.UnbindAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _used)
        {
            await listener.DisposeAsync();
        }
    }

    private static TaskCompletionSource<IConnectionListener> Completed(IConnectionListener listener)
    {
        var source = new TaskCompletionSource<IConnectionListener>(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult(listener);
        return source;
    }

    /// <summary>A port without a listener refuses connections; one that nobody holds, the system may give to somebody else.</summary>
    private Socket? HoldPort()
    {
        var socket = new Socket(EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(EndPoint);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <returns>False for one that came in while the server went down.</returns>
    private bool Track(ConnectionContext connection)
    {
        bool isDown;
        connection.Features.Set(life());
        lock (_gate)
        {
            isDown = _isDown;
            _connections.Add(connection);
        }

        connection.ConnectionClosed.UnsafeRegister(_ => Forget(connection), null);
        if (isDown)
        {
            connection.Abort(new ConnectionAbortedException("The server crashed."));
        }

        return !isDown;
    }

    private void Forget(ConnectionContext connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }
    }
}
