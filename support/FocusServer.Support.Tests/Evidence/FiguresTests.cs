using System.Globalization;
using FluentAssertions;
using FocusServer.Evidence;
using FocusServer.Evidence.Measurements;
using Xunit;

namespace FocusServer.Support.Tests.Evidence;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(12, "+12 ms")]
    [InlineData(-0.4, "−0.4 ms")]
    [InlineData(-0.01, "0 ms")]
    [InlineData(0, "0 ms")]
    public void SignedTime_HasASignUnlessItIsNothing(double milliseconds, string text) =>
        Figures.SignedTime(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(2.55, "2.6")]
    [InlineData(9.94, "9.9")]
    [InlineData(9.96, "10")]
    [InlineData(12.34, "12")]
    [InlineData(38.015, "38")]
    [InlineData(1509.5, "1510")]
    public void Milliseconds_AreWholeFromTenOn(double milliseconds, string text)
    {
        Figures.Milliseconds(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text);
        Figures.Time(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text + " ms");
    }

    [Theory]
    [InlineData(63.333, "63.3 %")]
    [InlineData(85.25, "85.3 %")]
    [InlineData(100, "100 %")]
    [InlineData(0, "0 %")]
    [InlineData(99.96, "99.96 %")]
    [InlineData(99.9999, "99.9999 %")]
    [InlineData(0.04, "0.04 %")]
    public void Percent_HasADecimalUnlessItIsCloseToAllOrNothing(double share, string text)
    {
        Figures.Percent(share).Should().Be(text);
        new Percentage(share).ToString().Should().Be(text);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(6.04, "6")]
    [InlineData(99.94, "99.9")]
    [InlineData(99.96, "100")]
    [InlineData(18_000, "18,000")]
    [InlineData(1_234_567.8, "1,234,568")]
    public void Grouped_HasADecimalBelowAHundred(double number, string text) => Figures.Grouped(number).Should().Be(text);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(102_400, "0.1")]
    [InlineData(409_600, "0.41")]
    [InlineData(3_072_000, "3.1")]
    [InlineData(313_000_000, "313")]
    public void Megabytes_AreOfAMillionBytes(double bytes, string text) => Figures.Megabytes(bytes).Should().Be(text);

    [Theory]
    [InlineData(200.0 / 3, 66.7, "66.67 %")]
    [InlineData(66.7, 66.7, "66.7 %")]
    [InlineData(99.95, 99.95, "99.95 %")]
    [InlineData(99.94, 99.95, "99.9 %")]
    [InlineData(99.96, 99.95, "99.96 %")]
    [InlineData(69.96, 70, "69.96 %")]
    [InlineData(60, 70, "60 %")]
    [InlineData(30.04, 30, "30.04 %")]
    [InlineData(85.25, 80, "85.3 %")]
    public void Percent_BesideItsLimit_HasTheDecimalsThatTellThemApart(double share, double limit, string text)
    {
        Figures.Percent(share, limit).Should().Be(text);
        new Percentage(share).ToString(new Percentage(limit)).Should().Be(text);
    }

    [Theory]
    [InlineData(39.5, "40 %")]
    [InlineData(10, "10 %")]
    [InlineData(10.04, "10.04 %")]
    [InlineData(9.97, "9.97 %")]
    public void WholePercent_HasNoDecimalUnlessItTakesSomeToTellItFromItsLimit(double share, string text) =>
        Figures.WholePercent(share, 10).Should().Be(text);

    [Theory]
    [InlineData(30_000.4, 30_000, "30.0004 s", "30000.4 ms")]
    [InlineData(30_000, 30_000, "30 s", "30000 ms")]
    [InlineData(29_999.9, 30_000, "29.9999 s", "29999.9 ms")]
    [InlineData(1_053.4, 30_000, "1.053 s", "1053 ms")]
    [InlineData(2.55, 500, "0.003 s", "2.6 ms")]
    public void Times_BesideTheirLimit_HaveTheDecimalsThatTellThemApart(double time, double limit, string seconds, string milliseconds)
    {
        var (measured, most) = (TimeSpan.FromMilliseconds(time), TimeSpan.FromMilliseconds(limit));

        Figures.Seconds(measured, most).Should().Be(seconds);
        Figures.Time(measured, most).Should().Be(milliseconds);
    }

    [Fact]
    public void Limits_HaveAllTheirDecimals()
    {
        Figures.ExactPercent(99.95).Should().Be("99.95 %");
        Figures.ExactPercent(0.000000001).Should().Be("0.000000001 %");
        Figures.ExactSeconds(TimeSpan.FromSeconds(0.0005)).Should().Be("0.0005 s");
    }

    [Theory]
    [InlineData(15_000, "15 s")]
    [InlineData(1_500, "1.5 s")]
    [InlineData(500, "500 ms")]
    public void Setting_IsInSecondsFromOneOn(double milliseconds, string text) =>
        Figures.Setting(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text);

    [Theory]
    [InlineData(0, "0 s", "0 s")]
    [InlineData(1_053, "1.053 s", "1.1 s")]
    [InlineData(500, "0.5 s", "0.5 s")]
    [InlineData(137_460, "137.46 s", "137.5 s")]
    public void Seconds_AreExactOrInTenths(double milliseconds, string exact, string tenths)
    {
        Figures.Seconds(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(exact);
        Figures.Tenths(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(tenths);
    }

    [Theory]
    [InlineData(119, "119 s")]
    [InlineData(120, "2 min 0 s")]
    [InlineData(3_725, "62 min 5 s")]
    public void Minutes_AreWrittenFromTwoOn(int seconds, string text) => Figures.Minutes(TimeSpan.FromSeconds(seconds)).Should().Be(text);

    [Theory]
    [InlineData(0.4, "0 ms")]
    [InlineData(410, "410 ms")]
    [InlineData(2_500, "2.5 s")]
    [InlineData(184_000, "3 min 4 s")]
    [InlineData(4_800_000, "1 h 20 min")]
    public void Duration_HasTheUnitsThatFit(double milliseconds, string text) =>
        Figures.Duration(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text);

    [Fact]
    public void Distances_BeyondALimit_HaveAMinusSign()
    {
        Figures.Points(-15).Should().Be("−15 points");
        Figures.Points(-0.0333).Should().Be("−0.03 points", "a limit that is missed is not missed by nothing");
        Figures.Points(0).Should().Be("0 points");
        Figures.Distance(TimeSpan.FromSeconds(-2)).Should().Be("−2 s");
        Figures.Distance(TimeSpan.FromSeconds(14.21)).Should().Be("14.2 s");
    }

    [Fact]
    public void Counts_AndRanges_AreWrittenOut()
    {
        Figures.Jobs(1).Should().Be("1 job");
        Figures.Jobs(0).Should().Be("0 jobs");
        Figures.Plain(0.25).Should().Be("0.25");
        Figures.Range(72.246, 100).Should().Be("72.2–100");
    }

    [Fact]
    public void Moments_AreUniversalTime()
    {
        var at = new DateTimeOffset(2026, 11, 23, 1, 8, 28, TimeSpan.FromHours(2));

        Figures.Moment(at).Should().Be("2026-11-22 23:08:28 UTC");
        Figures.Minute(at).Should().Be("2026-11-22 23:08 UTC");
        Figures.Day(at).Should().Be("2026-11-22");
    }

    [Fact]
    public void Console_HasFormsOfItsOwn()
    {
        Figures.ConsolePercent(100).Should().Be("100.0%");
        Figures.ConsoleTime(TimeSpan.FromMilliseconds(238.5)).Should().Be("239ms");
        Figures.ConsoleTime(null).Should().Be("no data");
        Figures.ConsoleFigure(TimeSpan.FromMilliseconds(0.4)).Should().Be("0 ms");
        Figures.ConsoleFigure(null).Should().Be("too few");
        Figures.ConsoleSetting(TimeSpan.FromSeconds(2.5)).Should().Be("2.5s");
        Figures.ConsoleDuration(TimeSpan.FromSeconds(61)).Should().Be("61.0");
    }

    [Fact]
    public void Figures_InAnotherCulture_AreTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (commas.NumberFormat.NumberDecimalSeparator, commas.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = commas;

            Figures.Number(-1.5).Should().Be("-1.5");
            Figures.Seconds(TimeSpan.FromSeconds(1.5)).Should().Be("1.5 s");
            Figures.ConsolePercent(63.3).Should().Be("63.3%");
            Figures.Duration(TimeSpan.FromSeconds(2.5)).Should().Be("2.5 s");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
