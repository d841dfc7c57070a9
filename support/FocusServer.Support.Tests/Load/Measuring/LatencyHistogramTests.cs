using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace FocusServer.Support.Tests.Load.Measuring;

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

    [Property]
    public void Summarize_AnySamples_PercentilesRiseToTheMaximum(PositiveInt[] milliseconds)
    {
        var summary = Of(milliseconds.SelectMany(sample => Enumerable.Repeat(sample.Get, 25)));

        new[] { summary.P50, summary.P95, summary.P99, summary.Max }.OfType<TimeSpan>().Should().BeInAscendingOrder();
        summary.Max.Should().Be(milliseconds.Length == 0 ? null : TimeSpan.FromMilliseconds(milliseconds.Max(sample => sample.Get)));
    }

    [Property]
    public void Add_OtherHistogram_IsAsIfOneHadSeenAll(PositiveInt[] some, PositiveInt[] others)
    {
        var sum = Histogram(some.Select(sample => sample.Get));
        sum.Add(Histogram(others.Select(sample => sample.Get)));

        sum.Summarize().Should().Be(Of(some.Concat(others).Select(sample => sample.Get)));
    }

    [Theory]
    [InlineData(19, "19 samples; p95 needs 20, p99 100")]
    [InlineData(20, "20 samples; p99 needs 100")]
    [InlineData(100, null)]
    public void TooFew_Summary_SaysWhyAPercentileIsMissing(int samples, string? reason) =>
        Of(Enumerable.Range(1, samples)).TooFew.Should().Be(reason);

    private static LatencySummary Of(IEnumerable<int> milliseconds) =>
        Histogram(milliseconds).Summarize();

    private static LatencyHistogram Histogram(IEnumerable<int> milliseconds)
    {
        var histogram = new LatencyHistogram();
        foreach (var time in milliseconds)
        {
            histogram.Add(TimeSpan.FromMilliseconds(time));
        }

        return histogram;
    }
}
