using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Ports;

/// <summary>
/// The connections to all ports, never more than the process has handles for: when they are used up, nobody can come in any more, no job can
/// have a port, and the process itself cannot go on. To make room, those go first that never asked for anything, then those that asked for
/// nothing the longest; never one whose request is being answered.
/// </summary>
/// <param name="most">How many there may be; asked for once, when the first comes in.</param>
internal sealed class OpenConnections(Func<int> most)
{
    /// <summary>What is kept for all else: the code that is loaded when it is first needed, the files of certificates and time zones, the console.</summary>
    private const int Reserve = 96;

    /// <summary>However few handles there are.</summary>
    private const int Least = 16;

    /// <summary>How many are sent away at once when handles are short all the same.</summary>
    private const int Handful = 16;

    private readonly Lock _gate = new();
    private readonly Lazy<int> _most = new(most);
    private readonly LinkedList<OpenConnection> _silent = [];
    private readonly LinkedList<OpenConnection> _resting = [];
    private int _count;

    /// <summary>As many as there are handles for, beside a port for each window.</summary>
    public static OpenConnections ForThisProcess(int windows) =>
        new(() => FileHandles.CountLeft() is { } left ? Math.Max(Least, left - windows - Reserve) : int.MaxValue);

    /// <summary>Takes a new connection in, for which another may have to go.</summary>
    /// <returns>False when there is no room: every one that is open has a request.</returns>
    public bool TryAdmit(ConnectionContext connection)
    {
        var admitted = new OpenConnection(connection);
        OpenConnection? leaving = null;
        lock (_gate)
        {
            if (_count >= _most.Value && (leaving = TakeSpared()) is null)
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
