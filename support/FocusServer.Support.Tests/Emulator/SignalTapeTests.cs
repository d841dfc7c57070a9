using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Emulator.Streaming;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class SignalTapeTests
{
    [Theory]
    [InlineData(256, 17)]
    [InlineData(1, 741)]
    [InlineData(32768, 1)]
    [InlineData(1024, 741)]
    public void Row_AnyPlaceAndTime_IsWholeAndHasItsExtremes(int frequencies, int channels)
    {
        var tape = new SignalTape(frequencies, channels);

        foreach (var row in (int[])[0, 1, 77, 128, 1_000_003, int.MaxValue])
        {
            foreach (var first in (int[])[1, 18, 2337])
            {
                var values = MemoryMarshal.Cast<byte, float>(tape.Row(first, channels, row).Span);

                values.Length.Should().Be(frequencies * channels);
                tape.Extremes(first, channels, row).Should().Be((Min(values), Max(values)));
            }
        }
    }

    [Fact]
    public void Row_OneLater_IsTheSamePictureTwoChannelsOn()
    {
        var tape = new SignalTape(frequencies: 64, maxChannels: 20);

        for (var row = 0; row < 300; row++)
        {
            tape.Row(3, 18, row + 1).Span.SequenceEqual(tape.Row(1, 18, row).Span).Should().BeTrue();
        }
    }

    [Fact]
    public void Row_WhereTheTapeBegins_HasNoSeam()
    {
        var tape = new SignalTape(frequencies: 64, maxChannels: 300);

        tape.Row(0, 300, 0).Span[..(44 * 64 * 4)].SequenceEqual(tape.Row(256, 44, 0).Span).Should().BeTrue();
        tape.Row(0, 300, 0).Span[(256 * 64 * 4)..].SequenceEqual(tape.Row(0, 44, 0).Span).Should().BeTrue();
    }

    [Fact]
    public void Tapes_OfOneShape_AreOne()
    {
        var tapes = new SignalTapes();

        var one = tapes.For(256, 17);

        tapes.For(256, 17).Should().BeSameAs(one);
        tapes.For(256, 16).Should().NotBeSameAs(one);
        GC.KeepAlive(one);
    }

    private static float Min(ReadOnlySpan<float> values)
    {
        var least = float.MaxValue;
        foreach (var value in values)
        {
            least = Math.Min(least, value);
        }

        return least;
    }

    private static float Max(ReadOnlySpan<float> values)
    {
        var most = float.MinValue;
        foreach (var value in values)
        {
            most = Math.Max(most, value);
        }

        return most;
    }
}
