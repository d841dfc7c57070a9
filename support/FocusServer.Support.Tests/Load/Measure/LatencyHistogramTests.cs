using FluentAssertions;
using FocusServer.Load.Measure;
using Xunit;

namespace FocusServer.Support.Tests.Load.Measure;

public class LatencyHistogramTests
{
    [Fact]
    public void Summarize_Nothing_HasNoFigures() =>
        Of([]).Should().BeEquivalentTo(new { Count = 0L, P50 = (TimeSpan?)null, P95 = (TimeSpan?)null, P99 = (TimeSpan?)null, Max = (TimeSpan?)null });

    [Theory]
    [InlineData(19, false, false)]
    [InlineData(20, true, false)]
    [InlineData(99, true, false)]
    [InlineData(100, true, true)]
    public void Summarize_TooFewSamples_LeavesThePercentileOut(int samples, bool p95, bool p99)
    {
        var summary = Of(Enumerable.Range(1, samples));

        (summary.P95.HasValue, summary.P99.HasValue).Should().Be((p95, p99));
    }

    [Fact]
    public void Summarize_ThousandSamples_IsWithinATenthOfAPercent()
    {
        var summary = Of(Enumerable.Range(1, 1000));

        summary.P50!.Value.TotalMilliseconds.Should().BeApproximately(500, 0.5);
        summary.P95!.Value.TotalMilliseconds.Should().BeApproximately(950, 1);
        summary.P99!.Value.TotalMilliseconds.Should().BeApproximately(990, 1);
        summary.Max.Should().Be(TimeSpan.FromMilliseconds(1000), "the slowest one is judged, so it is kept exactly");
    }

    [Fact]
    public void Summarize_AnySample_NoPercentileIsAboveTheMaximum()
    {
        var summary = Of(Enumerable.Repeat(33_333, 100));

        summary.P99.Should().BeLessThanOrEqualTo(summary.Max!.Value);
    }

    private static LatencySummary Of(IEnumerable<int> milliseconds)
    {
        var histogram = new LatencyHistogram();
        foreach (var time in milliseconds)
        {
            histogram.Add(TimeSpan.FromMilliseconds(time));
        }

        return histogram.Summarize();
    }
}
