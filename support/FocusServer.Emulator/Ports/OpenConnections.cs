using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Ports;

/// <summary>
/// The connections to all ports, never more than the process has handles for: when they are used up, nobody can come in any more, no job can
/// have a port, and the process itself cannot go on. To make room, those go first that never asked for anything, then those that asked for
/// nothing the longest; never one whose request is being answered.
/// </summary>
internal sealed class OpenConnections
{
    /// <summary>What is kept for code that is loaded when it is first needed, two handles a file: 35 when everything was asked for once.</summary>
    private const int Reserve = 48;

    /// <summary>With fewer connections a server is of no use.</summary>
    private const int Least = 16;

    /// <summary>How many are sent away at once when handles are short all the same.</summary>
    private const int Handful = 16;

    private readonly Lock _gate = new();
    private readonly LinkedList<OpenConnection> _silent = [];
    private readonly LinkedList<OpenConnection> _resting = [];
    private int _most = int.MaxValue;
    private int _count;

    /// <summary>Sets how many there may be: as many as handles are left, beside a port for each window.</summary>
    /// <exception cref="IOException">Too few are left; the message says how many it takes.</exception>
    public void LimitToHandles(int windows)
    {
        if (FileHandles.CountLeft() is not { } left)
        {
            return;
        }

        Limit(left - windows - Reserve);
        if (_most < Least)
        {
            throw new IOException(
                $"{windows} windows take {windows + Reserve + Least} file handles, and the process has {left} left; allowed are fewer windows, or more handles (ulimit -n).");
        }
    }

    /// <summary>Sets how many there may be; no limit by default.</summary>
    public void Limit(int most) => _most = most;

    /// <summary>Takes a new connection in, for which another may have to go.</summary>
    /// <returns>False when there is no room: every one that is open has a request.</returns>
    public bool TryAdmit(ConnectionContext connection)
    {
        var admitted = new OpenConnection(connection);
        OpenConnection? leaving = null;
        lock (_gate)
        {
            if (_count >= _most && (leaving = TakeSpared()) is null)
            {
                return false;
            }

            _count++;
            _silent.AddLast(admitted.Place);
        }

        leaving?.Abort();
        connection.Features.Set(admitted);
        connection.ConnectionClosed.UnsafeRegister(_ => Leave(admitted), null);
        return true;
    }

    /// <summary>Sends some away that can be spared: handles have run out.</summary>
    public void MakeRoom()
    {
        for (var i = 0; i < Handful; i++)
        {
            OpenConnection? leaving;
            lock (_gate)
            {
                leaving = TakeSpared();
            }

            leaving?.Abort();
        }
    }

    /// <summary>Knows a connection as busy while its request is answered.</summary>
    public async Task MindAsync(HttpContext context, RequestDelegate next)
    {
        var connection = context.Features.GetRequiredFeature<OpenConnection>();
        Begin(connection);
        try
        {
            await next(context);
        }
        finally
        {
            End(connection);
        }
    }

    private void Begin(OpenConnection connection)
    {
        lock (_gate)
        {
            connection.Requests++;
            connection.Place.List?.Remove(connection.Place);
        }
    }

    private void End(OpenConnection connection)
    {
        lock (_gate)
        {
            if (--connection.Requests == 0 && !connection.HasLeft)
            {
                _resting.AddLast(connection.Place);
            }
        }
    }

    private OpenConnection? TakeSpared()
    {
        var spared = (_silent.First ?? _resting.First)?.Value;
        if (spared is not null)
        {
            Strike(spared);
        }

        return spared;
    }

    private void Leave(OpenConnection connection)
    {
        lock (_gate)
        {
            Strike(connection);
        }
    }

    private void Strike(OpenConnection connection)
    {
        if (!connection.HasLeft)
        {
            connection.HasLeft = true;
            connection.Place.List?.Remove(connection.Place);
            _count--;
        }
    }
}
