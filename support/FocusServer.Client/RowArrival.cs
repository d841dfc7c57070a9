namespace FocusServer.Client;

/// <summary>What one message of a stream brought; the row payloads themselves are not kept.</summary>
/// <param name="StreamId">Which of the job's streams.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstRowIndex">The server's index of the first of them.</param>
/// <param name="LastRowIndex">The server's index of the last of them.</param>
public readonly record struct RowArrival(int StreamId, int Rows, int FirstRowIndex, int LastRowIndex);
