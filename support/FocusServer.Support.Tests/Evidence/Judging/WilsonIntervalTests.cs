using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

public class WilsonIntervalTests
{
    [Theory]
    [InlineData(10, 10, 72.2, 100)]
    [InlineData(5, 10, 23.7, 76.3)]
    [InlineData(0, 10, 0, 27.8)]
    [InlineData(85, 100, 76.7, 90.7)]
    [InlineData(1, 1, 20.7, 100)]
    public void Of_PartOfAWhole_IsAsInTheTables(int part, int whole, double low, double high)
    {
        var interval = WilsonInterval.From(part, whole);

        interval.Low.Percent.Should().BeApproximately(low, 0.05);
        interval.High.Percent.Should().BeApproximately(high, 0.05);
    }

    [Theory]
    [InlineData(70, 10, 10)]
    [InlineData(70, 25, 22)]
    [InlineData(70, 100, 79)]
    [InlineData(85, 25, 25)]
    [InlineData(85, 50, 48)]
    [InlineData(85, 100, 92)]
    [InlineData(95, 100, 100)]
    public void Low_FewestThatProveALimit_AreAsCalculatedByHand(int limit, int jobs, int fewest) =>
        Enumerable.Range(0, jobs + 1).First(part => WilsonInterval.From(part, jobs).Low.Percent >= limit).Should().Be(fewest);

    [Theory]
    [InlineData(10, 85, "10 jobs cannot prove 85 %")]
    [InlineData(21, 85, "21 jobs cannot prove 85 %")]
    [InlineData(22, 85, null)]
    [InlineData(8, 70, "8 jobs cannot prove 70 %")]
    [InlineData(9, 70, null)]
    [InlineData(1, 70, "1 job cannot prove 70 %")]
    [InlineData(1, 0, null)]
    public void TooSmall_Level_SaysSoWhenEvenAllOfItsJobsProveNothing(int jobs, double limit, string? sentence) =>
        WilsonInterval.TooSmall(jobs, RampLimits.None with { MinSuccessRate = new Percentage(limit) }).Should().Be(sentence);

    [Fact]
    public void Of_Nothing_IsRefused()
    {
        var create = () => WilsonInterval.From(0, 0);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }
}
