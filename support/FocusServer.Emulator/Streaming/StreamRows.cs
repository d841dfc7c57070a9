using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Jobs;
using Google.Protobuf;

namespace FocusServer.Emulator.Streaming;

/// <summary>The rows of one stream. However many read it, a row is serialized once, as long as they read at the same pace.</summary>
internal sealed class StreamRows(ChannelRun channels, int frequencies, RowClock rows, SignalTape tape)
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
        var values = tape.Row(channels.First, channels.Count, row);
        var (minimum, maximum) = tape.Extremes(channels.First, channels.Count, row);
        var message = new DataStream
        {
            StartChannel = channels.First,
            EndChannel = channels.Last,
            DataShapeX = channels.Count * frequencies,
            DataShapeY = 1,
            TimestampInMilis = { rows.EpochMilliseconds(row) },
            RowIndex = { row },
            GlobalMinimum = minimum,
            GlobalMaximum = maximum,
        };

        // The values come last, so that all before them is a message by itself.
        var head = new byte[message.CalculateSize() + CodedOutputStream.ComputeTagSize(DataStream.MainDataFieldNumber) + CodedOutputStream.ComputeLengthSize(values.Length)];
        using var output = new CodedOutputStream(head);
        message.WriteTo(output);
        output.WriteTag(_valuesTag);
        output.WriteLength(values.Length);
        return new RowFrame(head, values);
    }

    private sealed record Printed(int Row, RowFrame Frame);
}
