using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Emulator.Streaming;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Streaming;

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

    [Theory]
    [InlineData(256, 0)]
    [InlineData(256, 1234)]
    [InlineData(1, 0)]
    [InlineData(1, 5)]
    public void Means_OneLater_ShowEveryVehicleTwoChannelsOn(int frequencies, int row)
    {
        var tape = new SignalTape(frequencies, maxChannels: 300);
        var before = Vehicles(tape, firstChannel: 1, row);
        var after = Vehicles(tape, firstChannel: 1 + SignalTape.ChannelsPerRow, row + 1);

        before.Should().HaveCountGreaterThan(2).And.HaveCountLessThan(50);
        after.Should().Equal(before);
    }

    [Fact]
    public void Means_WhereNoVehicleIs_AreFarBelowOneThatPasses()
    {
        var tape = new SignalTape(frequencies: 256, maxChannels: 300);
        var means = tape.Means(1, 300, 7).ToArray().Order().ToArray();

        means[^1].Should().BeGreaterThan(2 * means[means.Length / 2]);
    }

    [Fact]
    public void Row_Later_HasOtherNoise()
    {
        var tape = new SignalTape(frequencies: 64, maxChannels: 20);
        var rows = Enumerable.Range(0, 40).Select(row => tape.Row(1 + (SignalTape.ChannelsPerRow * row), 18, row).ToArray()).ToList();

        rows.Skip(1).Zip(rows, (one, other) => one.AsSpan().SequenceEqual(other)).Should().Contain(false).And.Contain(true);
        rows.Select(Convert.ToBase64String).Distinct().Should().HaveCount(4);
    }

    [Fact]
    public void Row_WhereTheTapeBegins_HasNoSeam()
    {
        var tape = new SignalTape(frequencies: 1024, maxChannels: 300);
        var spectrum = 1024 * sizeof(float);
        var whole = tape.Row(0, 300, 0).Span;

        whole[..((300 - tape.Loop) * spectrum)].SequenceEqual(tape.Row(tape.Loop, 300 - tape.Loop, 0).Span).Should().BeTrue();
        whole[(tape.Loop * spectrum)..].SequenceEqual(tape.Row(0, 300 - tape.Loop, 0).Span).Should().BeTrue();
    }

    [Theory]
    [InlineData(256, 17)]
    [InlineData(1, 741)]
    public void Ranges_OfTheTape_HoldEveryRow(int frequencies, int channels)
    {
        var tape = new SignalTape(frequencies, channels);
        var extremes = Enumerable.Range(0, 2000).Select(row => tape.Extremes(1, channels, row)).ToList();
        var means = Enumerable.Range(0, 2000).SelectMany(row => tape.Means(1, channels, row).ToArray()).ToList();

        tape.Range.Should().Be((extremes.Min(e => e.Minimum), extremes.Max(e => e.Maximum)));
        tape.MeanRange.Should().Be((means.Min(), means.Max()));
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

    /// <summary>Where, counted from the first channel, it is loudest far and wide.</summary>
    private static List<int> Vehicles(SignalTape tape, int firstChannel, int row)
    {
        var means = tape.Means(firstChannel, 298, row).ToArray();
        var loud = tape.MeanRange.Minimum + ((tape.MeanRange.Maximum - tape.MeanRange.Minimum) * 0.4f);
        return [.. Enumerable.Range(20, 258).Where(i => means[i] > loud && means[i] >= means[(i - 15)..(i + 15)].Max())];
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
