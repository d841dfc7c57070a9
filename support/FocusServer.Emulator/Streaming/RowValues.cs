using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Streaming;

/// <summary>The values of one row. They are nowhere in memory: they come into being where they are written to.</summary>
internal sealed class RowValues(Signal signal, ChannelRun channels, int row)
{
    /// <summary>In bytes.</summary>
    public int Size => sizeof(float) * signal.Frequencies * channels.Count;

    /// <summary>Writes them, channel by channel, as little-endian float32.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        for (var channel = channels.First; channel <= channels.Last; channel++)
        {
            for (var from = 0; from < signal.Frequencies;)
            {
                var room = MemoryMarshal.Cast<byte, float>(writer.GetSpan(sizeof(float)));
                var part = room[..Math.Min(room.Length, signal.Frequencies - from)];
                signal.Fill(part, channel, row, from);
                SwapWhereBigEndian(part);
                writer.Advance(sizeof(float) * part.Length);
                from += part.Length;
            }
        }
    }

    private static void SwapWhereBigEndian(Span<float> values)
    {
        if (!BitConverter.IsLittleEndian)
        {
            var bits = MemoryMarshal.Cast<float, uint>(values);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }
}
