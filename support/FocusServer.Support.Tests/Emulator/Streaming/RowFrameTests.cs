using System.Buffers;
using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Streaming;

public class RowFrameTests
{
    private static readonly ChannelRun _channels = new(18, 34);

    private readonly TestSignal _signal = new(frequencies: 256);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Create_ARow_IsTheMessageOfTheContract(int row)
    {
        var wire = new ArrayBufferWriter<byte>();
        var frame = RowFrame.Create(_channels, _signal, row, epochMilliseconds: 1_772_366_400_000);

        frame.WriteTo(wire);

        var message = DataStream.Parser.ParseFrom(wire.WrittenSpan);
        wire.WrittenCount.Should().Be(frame.Size);
        (message.StartChannel, message.EndChannel, message.DataShapeX, message.DataShapeY).Should().Be((18, 34, 17 * 256, 1));
        message.RowIndex.Should().Equal(row);
        message.TimestampInMilis.Should().Equal(1_772_366_400_000);
        message.MainData.Should().ContainSingle().Which.ToByteArray().Should().Equal(MemoryMarshal.AsBytes<float>(ReadValues(row)).ToArray());
        (message.GlobalMinimum, message.GlobalMaximum).Should().Be(_signal.Extremes(_channels, row));
        frame.Parse().Should().Be(message);
        RowFrame.From(message).Parse().Should().Be(message);
    }

    [Fact]
    public void Create_EveryRow_TakesNoMemoryForItsValues()
    {
        var size = RowFrame.Create(_channels, _signal, 3, 0).Size;
        var before = GC.GetAllocatedBytesForCurrentThread();

        RowFrame.Create(_channels, _signal, 4, 0);

        size.Should().BeGreaterThan(17_408);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(size / 2, "the values are generated while they are written");
    }

    private float[] ReadValues(int row)
    {
        var values = new float[_channels.Count * 256];
        for (var i = 0; i < _channels.Count; i++)
        {
            _signal.Fill(values.AsSpan(256 * i, 256), _channels.First + i, row);
        }

        return values;
    }
}
