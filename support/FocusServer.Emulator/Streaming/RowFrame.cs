using System.Buffers;
using FocusServer.Contracts.Streaming;
using Google.Protobuf;

namespace FocusServer.Emulator.Streaming;

/// <summary>A message as it goes over the wire.</summary>
/// <param name="head">Everything but the values; serialized once for all who read it.</param>
/// <param name="values">The values; none when all stands in the head.</param>
internal sealed class RowFrame(ReadOnlyMemory<byte> head, RowValues? values)
{
    public int Size => head.Length + (values?.Size ?? 0);

    public static RowFrame Of(DataStream message) => new(message.ToByteArray(), null);

    public DataStream Read()
    {
        var wire = new ArrayBufferWriter<byte>(Size);
        WriteTo(wire);
        return DataStream.Parser.ParseFrom(wire.WrittenSpan);
    }

    public void WriteTo(IBufferWriter<byte> writer)
    {
        writer.Write(head.Span);
        values?.WriteTo(writer);
    }
}
