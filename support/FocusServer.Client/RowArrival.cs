namespace FocusServer.Client;

/// <summary>What one message of a stream brought; the row payloads themselves are not kept.</summary>
/// <param name="StreamId">Which of the job's streams.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstRowIndex">The server's index of the first of them.</param>
/// <param name="LastRowIndex">The server's index of the last of them.</param>
public readonly record struct RowArrival(int StreamId, int Rows, int FirstRowIndex, int LastRowIndex)
{
    /// <summary>The server's time of the first of them, in milliseconds since 1970.</summary>
    public long FirstTimestamp { get; init; }

    /// <summary>The server's time of the last of them, in milliseconds since 1970.</summary>
    public long LastTimestamp { get; init; }

    /// <summary>Whether, within the message, each index is one above the one before and each time is later; true by default.</summary>
    public bool InOrder { get; init; } = true;
}
