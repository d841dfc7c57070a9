using Microsoft.AspNetCore.Connections;

namespace FocusServer.Emulator.Ports;

/// <summary>A connection to any port, and how it stands with <see cref="OpenConnections"/>, whose lock guards all of it.</summary>
internal sealed class OpenConnection
{
    private readonly ConnectionContext _connection;

    public OpenConnection(ConnectionContext connection)
    {
        _connection = connection;
        Place = new LinkedListNode<OpenConnection>(this);
    }

    /// <summary>Where it stands among those that can be spared; in no list while it has requests, and when it has left.</summary>
    public LinkedListNode<OpenConnection> Place { get; }

    /// <summary>How many requests are being answered.</summary>
    public int Requests { get; set; }

    public bool HasLeft { get; set; }

    public void Abort() => _connection.Abort(new ConnectionAbortedException("Others needed the room."));
}
