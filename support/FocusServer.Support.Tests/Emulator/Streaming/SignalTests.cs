using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Emulator.Streaming;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Streaming;

public class SignalTests
{
    private readonly Noise _noise = new();

    [Theory]
    [InlineData(256, 17)]
    [InlineData(1, 741)]
    [InlineData(32768, 1)]
    [InlineData(1024, 741)]
    public void Row_AnyPlaceAndTime_IsWholeAndHasItsExtremes(int frequencies, int channels)
    {
        var signal = new Signal(frequencies, _noise);

        foreach (var row in (int[])[0, 1, 77, 128, 1_000_003, int.MaxValue])
        {
            foreach (var first in (int[])[1, 18, 2337])
            {
                var values = signal.Row(first, channels, row).AsSpan();

                values.Length.Should().Be(frequencies * channels);
                signal.Extremes(first, channels, row).Should().Be((Min(values), Max(values)));
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
        var signal = new Signal(frequencies, _noise);
        var before = Vehicles(signal, firstChannel: 1, row);
        var after = Vehicles(signal, firstChannel: 1 + Signal.ChannelsPerRow, row + 1);

        before.Should().HaveCountGreaterThan(2).And.HaveCountLessThan(50);
        after.Should().Equal(before);
    }

    [Fact]
    public void Means_WhereNoVehicleIs_AreFarBelowOneThatPasses()
    {
        var signal = new Signal(frequencies: 256, _noise);
        var means = signal.Means(1, 300, 7).Order().ToArray();

        means[^1].Should().BeGreaterThan(2 * means[means.Length / 2]);
    }

    [Fact]
    public void Row_Later_HasOtherNoise()
    {
        var signal = new Signal(frequencies: 64, _noise);
        var rows = Enumerable.Range(0, 40).Select(row => signal.Row(1 + (Signal.ChannelsPerRow * row), 18, row)).ToList();

        rows.Skip(1).Zip(rows, (one, other) => one.SequenceEqual(other)).Should().Contain(false).And.Contain(true);
        rows.Select(row => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(row))).Distinct().Should().HaveCount(4);
    }

    [Fact]
    public void Row_AfterAWholeLoop_BeginsAgain()
    {
        var signal = new Signal(frequencies: 1024, _noise);

        signal.Row(signal.Loop, 20, 0).Should().Equal(signal.Row(0, 20, 0));
        signal.Row(signal.Loop - 10, 20, 0).Should().Equal([.. signal.Row(signal.Loop - 10, 10, 0), .. signal.Row(0, 10, 0)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(250)]
    public void Fill_InParts_IsTheSameAsAtOnce(int length)
    {
        var signal = new Signal(frequencies: 256, _noise);
        var whole = signal.Row(5, 1, 3);
        var parts = new float[256];

        for (var from = 0; from < 256; from += length)
        {
            signal.Fill(parts.AsSpan(from, Math.Min(length, 256 - from)), 5, 3, from);
        }

        parts.Should().Equal(whole);
    }

    [Theory]
    [InlineData(256, 17)]
    [InlineData(1, 741)]
    public void Ranges_OfTheSignal_HoldEveryRow(int frequencies, int channels)
    {
        var signal = new Signal(frequencies, _noise);
        var extremes = Enumerable.Range(0, 2000).Select(row => signal.Extremes(1, channels, row)).ToList();
        var means = Enumerable.Range(0, 2000).SelectMany(row => signal.Means(1, channels, row)).ToList();

        signal.Range.Should().Be((extremes.Min(e => e.Minimum), extremes.Max(e => e.Maximum)));
        signal.MeanRange.Should().Be((means.Min(), means.Max()));
    }

    [Fact]
    public void Signals_WithAsManyFrequencies_AreOne()
    {
        var signals = new Signals();

        var one = signals.For(256);

        signals.For(256).Should().BeSameAs(one);
        signals.For(255).Should().NotBeSameAs(one);
        GC.KeepAlive(one);
    }

    [Fact]
    public void Signals_OfAHundredShapes_TakeLittleMemory()
    {
        var signals = new Signals();
        signals.For(1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var kept = Enumerable.Range(1, 100).Select(shape => signals.For(10 * shape)).ToList();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000_000);
        kept.Should().OnlyHaveUniqueItems();
    }

    /// <summary>Where, counted from the first channel, it is loudest far and wide.</summary>
    private static List<int> Vehicles(Signal signal, int firstChannel, int row)
    {
        var means = signal.Means(firstChannel, 298, row);
        var loud = signal.MeanRange.Minimum + ((signal.MeanRange.Maximum - signal.MeanRange.Minimum) * 0.4f);
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
