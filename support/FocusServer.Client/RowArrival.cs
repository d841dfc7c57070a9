namespace FocusServer.Client;

/// <summary>The rows that one message of a stream brought, without their values.</summary>
/// <param name="StreamId">The number of the job's stream, from 0.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="FirstRowIndex">The server's index of the first row.</param>
/// <param name="LastRowIndex">The server's index of the last row.</param>
public readonly record struct RowArrival(int StreamId, int Rows, int FirstRowIndex, int LastRowIndex)
{
    /// <summary>The size of the whole message, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The server's time of the first row, in milliseconds since 1970.</summary>
    public long FirstTimestamp { get; init; }

    /// <summary>The server's time of the last row, in milliseconds since 1970.</summary>
    public long LastTimestamp { get; init; }

    /// <summary>True if each row's index is one above the previous row's and its time is later; true by default.</summary>
    public bool InOrder { get; init; } = true;
}
