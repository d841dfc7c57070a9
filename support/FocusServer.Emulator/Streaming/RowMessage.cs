using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Jobs;
using Google.Protobuf;

namespace FocusServer.Emulator.Streaming;

/// <summary>The messages that one reader gets. There is only one at a time, so that thousands a second need no memory of their own.</summary>
internal sealed class RowMessage
{
    private readonly ChannelRun _channels;
    private readonly RowClock _rows;
    private readonly SignalTape _tape;
    private readonly DataStream _message;

    public RowMessage(ChannelRun channels, int frequencies, RowClock rows, SignalTape tape)
    {
        _channels = channels;
        _rows = rows;
        _tape = tape;
        _message = new DataStream
        {
            StartChannel = channels.First,
            EndChannel = channels.Last,
            DataShapeX = channels.Count * frequencies,
            DataShapeY = 1,
            TimestampInMilis = { 0 },
            RowIndex = { 0 },
            MainData = { ByteString.Empty },
        };
    }

    /// <summary>The message of one row; valid until the next is asked for.</summary>
    public DataStream For(int row)
    {
        _message.RowIndex[0] = row;
        _message.TimestampInMilis[0] = _rows.EpochMilliseconds(row);
        _message.MainData[0] = UnsafeByteOperations.UnsafeWrap(_tape.Row(_channels.First, _channels.Count, row));
        (_message.GlobalMinimum, _message.GlobalMaximum) = _tape.Extremes(_channels.First, _channels.Count, row);
        return _message;
    }
}
