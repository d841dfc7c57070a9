using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>Tracks the connections to one port.</summary>
internal sealed class PortConnections
{
    private readonly Lock _gate = new();
    private readonly HashSet<ConnectionContext> _open = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    /// <summary>Gets a task that completes when the port is closed and has no connections.</summary>
    public Task Drained => _drained.Task;

    public bool TryAdd(ConnectionContext connection)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _open.Add(connection);
        }

        connection.ConnectionClosed.UnsafeRegister(_ => Remove(connection), null);
        return true;
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            CompleteWhenDrained();
        }
    }

    public void Reopen()
    {
        lock (_gate)
        {
            _closed = false;
        }
    }

    public void Abort(string reason)
    {
        ConnectionContext[] open;
        lock (_gate)
        {
            open = [.. _open];
        }

        Array.ForEach(open, connection => connection.Abort(new ConnectionAbortedException(reason)));
    }

    private void Remove(ConnectionContext connection)
    {
        lock (_gate)
        {
            _open.Remove(connection);
            CompleteWhenDrained();
        }
    }

    private void CompleteWhenDrained()
    {
        if (_closed && _open.Count == 0)
        {
            _drained.TrySetResult();
        }
    }
}
