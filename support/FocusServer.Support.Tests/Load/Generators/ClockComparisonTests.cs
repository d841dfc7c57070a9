using FluentAssertions;
using FocusServer.Load.Generators;
using Xunit;

namespace FocusServer.Support.Tests.Load.Generators;

public class ClockComparisonTests
{
    private readonly ClockComparison _clocks = new();

    [Fact]
    public void Offset_IsKnownByHalfOfTheWayThereAndBack()
    {
        Exchange(sent: 1000, received: 501_010, answered: 501_012, came: 1042);

        (_clocks.Offset, _clocks.Uncertainty).Should().Be((Ms(499_990), Ms(20)));
        _clocks.ToOurs(Ms(501_012)).Should().Be(Ms(1022));
    }

    [Fact]
    public void Offset_IsNarrowedByEveryExchange()
    {
        Exchange(sent: 1000, received: 501_030, answered: 501_030, came: 1040);
        Exchange(sent: 2000, received: 502_010, answered: 502_010, came: 2040);

        (_clocks.Offset, _clocks.Uncertainty).Should().Be((Ms(500_000), Ms(10)), "the first proves 499,990 to 500,030 ms, the second 499,970 to 500,010");
    }

    [Fact]
    public void Uncertainty_OfAClockThatJumped_IsTheContradiction()
    {
        Exchange(sent: 1000, received: 501_001, answered: 501_001, came: 1002);
        Exchange(sent: 2000, received: 502_201, answered: 502_201, came: 2002);

        _clocks.Uncertainty.Should().Be(Ms(198));
        _clocks.ToOurs(Ms(502_201)).Should().Be(Ms(2001), "the latest exchange knows best");
        _clocks.ToOurs(Ms(501_001)).Should().Be(Ms(1001), "what was told once stays");
    }

    [Fact]
    public void Uncertainty_IsForgottenAfterTenSeconds()
    {
        Exchange(sent: 1000, received: 501_001, answered: 501_001, came: 1002);
        Exchange(sent: 2000, received: 502_201, answered: 502_201, came: 2002);
        _clocks.TakeWorst().Should().Be(Ms(198));
        Exchange(sent: 11_500, received: 511_701, answered: 511_701, came: 11_502);

        _clocks.Uncertainty.Should().Be(Ms(1));
        _clocks.TakeWorst().Should().Be(Ms(198), "it was still so unsure when the time began");
        _clocks.TakeWorst().Should().Be(Ms(1));
    }

    [Fact]
    public void Nothing_IsKnownBeforeTheFirstExchange() =>
        (_clocks.Offset, _clocks.Uncertainty, _clocks.TakeWorst()).Should().Be(((TimeSpan?)null, (TimeSpan?)null, (TimeSpan?)null));

    private void Exchange(int sent, int received, int answered, int came) => _clocks.Add(Ms(sent), Ms(received), Ms(answered), Ms(came));

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
