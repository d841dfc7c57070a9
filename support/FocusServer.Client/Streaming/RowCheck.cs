namespace FocusServer.Client.Streaming;

/// <summary>Turns messages into arrivals and rejects those that break the contract.</summary>
internal static class RowCheck
{
    private const int BytesPerValue = sizeof(float);

    /// <returns>The rows of the message, or null if it carries none.</returns>
    /// <exception cref="FocusServerException">The message breaks the contract.</exception>
    public static RowArrival? Read(int streamId, StreamMessage message)
    {
        var mistake = message.Header is { } header ? FindMistake(header, message.Length) : message.Mistake;
        if (mistake is not null)
        {
            throw new FocusServerException(
                FocusServerErrorKind.ContractBroken, $"Stream {streamId} carried a message that breaks the contract: {mistake}");
        }

        return message.Header!.RowIndex.Count == 0 ? null : Arrival(streamId, message.Header, message.Length);
    }

    // Repeated or skipped rows do not break the contract: they are reported in InOrder, for the caller to judge.
    private static RowArrival Arrival(int streamId, RowHeader header, long length)
    {
        var (indices, times) = (header.RowIndex, header.TimestampInMilis);
        var inOrder = true;
        for (var row = 1; row < indices.Count; row++)
        {
            inOrder &= (long)indices[row] - indices[row - 1] == 1 && times[row] > times[row - 1];
        }

        return new RowArrival(streamId, indices.Count, indices[0], indices[^1])
        {
            Bytes = length,
            FirstTimestamp = times[0],
            LastTimestamp = times[^1],
            InOrder = inOrder,
        };
    }

    private static string? FindMistake(RowHeader header, long length)
    {
        var rows = header.DataShapeY;
        var depth = header.HasDataShapeZ ? header.DataShapeZ : 1;
        if (rows != header.RowIndex.Count || rows != header.TimestampInMilis.Count)
        {
            return $"data_shape_y says {rows} rows, but there are {header.RowIndex.Count} row indices "
                + $"and {header.TimestampInMilis.Count} timestamps.";
        }

        if (rows > 0 && (header.DataShapeX < 1 || depth < 1))
        {
            return $"its rows have the shape {header.DataShapeX} × {depth}, which holds no value.";
        }

        // Decimal, so that an absurd shape cannot pass the check by overflowing.
        var announced = (decimal)rows * header.DataShapeX * depth * BytesPerValue;
        return announced <= length
            ? null
            : $"{rows} rows of {header.DataShapeX} × {depth} values need {announced} bytes, but the whole message has {length}.";
    }
}
