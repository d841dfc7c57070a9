using System.Buffers;
using System.Runtime.InteropServices;
using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Jobs;
using Google.Protobuf;

namespace FocusServer.Emulator.Streaming;

/// <summary>Represents a message on the wire. The values of a row are generated while it is written, so that they take no memory.</summary>
internal sealed class RowFrame
{
    private static readonly uint _valuesTag = WireFormat.MakeTag(DataStream.MainDataFieldNumber, WireFormat.WireType.LengthDelimited);

    private readonly byte[] _head;
    private readonly TestSignal? _signal;
    private readonly ChannelRun _channels;
    private readonly int _row;

    private RowFrame(byte[] head, TestSignal? signal = null, ChannelRun channels = default, int row = 0)
    {
        _head = head;
        _signal = signal;
        _channels = channels;
        _row = row;
    }

    public int Size => _head.Length + (_signal is null ? 0 : sizeof(float) * _signal.Frequencies * _channels.Count);

    public static RowFrame From(DataStream message) => new(message.ToByteArray());

    /// <summary>Creates the frame of a row. The extremes of a recording are those of the whole, and the same in all of its rows.</summary>
    public static RowFrame Create(ChannelRun channels, TestSignal signal, int row, long epochMilliseconds, bool isRecorded = false)
    {
        var (minimum, maximum) = isRecorded ? signal.Range : signal.Extremes(channels, row);
        var message = new DataStream
        {
            StartChannel = channels.First,
            EndChannel = channels.Last,
            DataShapeX = channels.Count * signal.Frequencies,
            DataShapeY = 1,
            TimestampInMilis = { epochMilliseconds },
            RowIndex = { row },
            GlobalMinimum = minimum,
            GlobalMaximum = maximum,
        };

        // The values come last on the wire, so the head is the message without them, followed by their tag and length.
        var size = sizeof(float) * message.DataShapeX;
        var head = new byte[message.CalculateSize() + CodedOutputStream.ComputeTagSize(DataStream.MainDataFieldNumber) + CodedOutputStream.ComputeLengthSize(size)];
        using var output = new CodedOutputStream(head);
        message.WriteTo(output);
        output.WriteTag(_valuesTag);
        output.WriteLength(size);
        return new RowFrame(head, signal, channels, row);
    }

    public DataStream Parse()
    {
        var wire = new ArrayBufferWriter<byte>(Size);
        WriteTo(wire);
        return DataStream.Parser.ParseFrom(wire.WrittenSpan);
    }

    /// <summary>Writes the frame, its values as little-endian float32, channel by channel.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        writer.Write(_head);
        if (_signal is null)
        {
            return;
        }

        var size = sizeof(float) * _signal.Frequencies;
        for (var channel = _channels.First; channel <= _channels.Last; channel++)
        {
            _signal.Fill(MemoryMarshal.Cast<byte, float>(writer.GetSpan(size)[..size]), channel, _row);
            writer.Advance(size);
        }
    }
}
