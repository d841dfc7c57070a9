using FluentAssertions;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Streaming;

public class TestSignalTests
{
    [Theory]
    [InlineData(256, 17)]
    [InlineData(1, 741)]
    [InlineData(32768, 1)]
    [InlineData(1024, 100)]
    public void Extremes_AnyPlaceAndTime_AreThoseOfTheValuesAndWithinTheRange(int frequencies, int channels)
    {
        var signal = new TestSignal(frequencies);

        foreach (var row in (int[])[0, 1, 77, 1_000_003, int.MaxValue])
        {
            foreach (var first in (int[])[1, 18, 2337])
            {
                var values = Enumerable.Range(first, channels).SelectMany(channel => Read(signal, channel, row)).ToList();
                var (minimum, maximum) = signal.Extremes(new ChannelRun(first, first + channels - 1), row);

                (minimum, maximum).Should().Be((values.Min(), values.Max()));
                minimum.Should().BeGreaterThanOrEqualTo(signal.Range.Minimum);
                maximum.Should().BeLessThanOrEqualTo(signal.Range.Maximum);
            }
        }
    }

    [Fact]
    public void Means_OneRowLater_HaveMovedByTwoChannels()
    {
        var signal = new TestSignal(frequencies: 256);
        var before = Enumerable.Range(1, 300).Select(channel => signal.Mean(channel, 7)).ToList();
        var after = Enumerable.Range(1 + TestSignal.ChannelsPerRow, 300).Select(channel => signal.Mean(channel, 8)).ToList();

        after.Should().Equal(before);
        before.Max().Should().BeGreaterThan(2 * before.Min(), "pulses stand out");
        before.Should().OnlyContain(mean => mean >= signal.MeanRange.Minimum && mean <= signal.MeanRange.Maximum);
    }

    private static float[] Read(TestSignal signal, int channel, int row)
    {
        var values = new float[signal.Frequencies];
        signal.Fill(values, channel, row);
        return values;
    }
}
