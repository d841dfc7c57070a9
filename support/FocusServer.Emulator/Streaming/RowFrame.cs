using System.Buffers;
using FocusServer.Contracts.Streaming;
using Google.Protobuf;

namespace FocusServer.Emulator.Streaming;

/// <summary>A message as it goes over the wire, serialized once for all who read it.</summary>
/// <param name="head">Everything but the values.</param>
/// <param name="values">The values; not copied before they are on their way.</param>
internal sealed class RowFrame(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> values)
{
    public int Size => head.Length + values.Length;

    public static RowFrame Of(DataStream message) => new(message.ToByteArray(), ReadOnlyMemory<byte>.Empty);

    public DataStream Read() => DataStream.Parser.ParseFrom([.. head.Span, .. values.Span]);

    public void WriteTo(IBufferWriter<byte> writer)
    {
        writer.Write(head.Span);
        writer.Write(values.Span);
    }
}
