using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>The connections to one port.</summary>
internal sealed class PortConnections
{
    private readonly Lock _gate = new();
    private readonly HashSet<ConnectionContext> _open = [];
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    /// <summary>Completed when none is left, and none can come.</summary>
    public Task Left => _left.Task;

    /// <returns>False for one that came in while the port was being closed.</returns>
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

        connection.ConnectionClosed.UnsafeRegister(_ => Forget(connection), null);
        return true;
    }

    /// <summary>Takes no more.</summary>
    public void Close() => Set(closed: true);

    /// <summary>Takes some again.</summary>
    public void Reopen() => Set(closed: false);

    /// <summary>Breaks those that there are.</summary>
    public void Break(string reason)
    {
        ConnectionContext[] open;
        lock (_gate)
        {
            open = [.. _open];
        }

        foreach (var connection in open)
        {
            connection.Abort(new ConnectionAbortedException(reason));
        }
    }

    private void Set(bool closed)
    {
        lock (_gate)
        {
            _closed = closed;
            SeeWhetherAllLeft();
        }
    }

    private void Forget(ConnectionContext connection)
    {
        lock (_gate)
        {
            _open.Remove(connection);
            SeeWhetherAllLeft();
        }
    }

    private void SeeWhetherAllLeft()
    {
        if (_closed && _open.Count == 0)
        {
            _left.TrySetResult();
        }
    }
}
