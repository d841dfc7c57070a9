using System.Buffers;
using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Streaming;

public class StreamRowsTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Signal _signal = new(frequencies: 256, new Noise());
    private readonly StreamRows _rows;

    public StreamRowsTests() =>
        _rows = new StreamRows(new ChannelRun(18, 34), new RowClock(new FakeTimeProvider(_start), TimeSpan.FromSeconds(0.5)), _signal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void For_ARow_IsTheMessageOfTheContract(int row)
    {
        var wire = new ArrayBufferWriter<byte>();

        _rows.For(row).WriteTo(wire);

        var message = DataStream.Parser.ParseFrom(wire.WrittenSpan);
        wire.WrittenCount.Should().Be(_rows.For(row).Size);
        (message.StartChannel, message.EndChannel, message.DataShapeX, message.DataShapeY).Should().Be((18, 34, 17 * 256, 1));
        message.RowIndex.Should().Equal(row);
        message.TimestampInMilis.Should().Equal(_start.ToUnixTimeMilliseconds() + (500L * row));
        message.MainData.Should().ContainSingle().Which.ToByteArray().Should().Equal(MemoryMarshal.AsBytes<float>(_signal.Row(18, 17, row)).ToArray());
        (message.GlobalMinimum, message.GlobalMaximum).Should().Be(_signal.Extremes(18, 17, row));
        _rows.For(row).Read().Should().Be(message);
    }

    [Fact]
    public void For_TheSameRowAgain_IsNotMadeAgain()
    {
        var first = _rows.For(7);

        _rows.For(7).Should().BeSameAs(first);
        _rows.For(8).Should().NotBeSameAs(first);
    }

    [Fact]
    public void For_EveryRow_TakesNoMemoryForItsValues()
    {
        var frames = Enumerable.Range(0, 4).Select(_rows.For).ToList();
        _rows.For(3);
        var before = GC.GetAllocatedBytesForCurrentThread();

        _rows.For(4);

        frames[0].Size.Should().BeGreaterThan(17_408);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(
            frames[0].Size / 2, "the values come into being on the wire; a few kilobytes are what code takes that runs for the first time");
    }
}
