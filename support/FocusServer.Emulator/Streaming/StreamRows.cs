using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Jobs;
using Google.Protobuf;

namespace FocusServer.Emulator.Streaming;

/// <summary>The rows of one stream. However many read it, a row is made once, as long as they read at the same pace.</summary>
internal sealed class StreamRows(ChannelRun channels, RowClock rows, Signal signal)
{
    private static readonly uint _valuesTag = WireFormat.MakeTag(DataStream.MainDataFieldNumber, WireFormat.WireType.LengthDelimited);

    private volatile Printed? _last;

    public RowFrame For(int row)
    {
        if (_last is { } last && last.Row == row)
        {
            return last.Frame;
        }

        var frame = Print(row);
        _last = new Printed(row, frame);
        return frame;
    }

    private RowFrame Print(int row)
    {
        var values = new RowValues(signal, channels, row);
        var (minimum, maximum) = signal.Extremes(channels.First, channels.Count, row);
        var message = new DataStream
        {
            StartChannel = channels.First,
            EndChannel = channels.Last,
            DataShapeX = channels.Count * signal.Frequencies,
            DataShapeY = 1,
            TimestampInMilis = { rows.EpochMilliseconds(row) },
            RowIndex = { row },
            GlobalMinimum = minimum,
            GlobalMaximum = maximum,
        };

        // The values come last, so that all before them is a message by itself.
        var head = new byte[message.CalculateSize() + CodedOutputStream.ComputeTagSize(DataStream.MainDataFieldNumber) + CodedOutputStream.ComputeLengthSize(values.Size)];
        using var output = new CodedOutputStream(head);
        message.WriteTo(output);
        output.WriteTag(_valuesTag);
        output.WriteLength(values.Size);
        return new RowFrame(head, values);
    }

    private sealed record Printed(int Row, RowFrame Frame);
}
