using FluentAssertions;
using FocusServer.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(2.55, "2.6")]
    [InlineData(9.94, "9.9")]
    [InlineData(9.96, "10")]
    [InlineData(38.015, "38")]
    [InlineData(1509.5, "1510")]
    public void Milliseconds_AreWholeFromTenOn(double milliseconds, string text) =>
        Figures.Milliseconds(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text);

    [Theory]
    [InlineData(63.333, "63.3 %")]
    [InlineData(100, "100 %")]
    [InlineData(99.96, "100 %")]
    [InlineData(-0.01, "0 %")]
    public void Percent_HasADecimalAtMost(double share, string text) => Figures.Percent(share).Should().Be(text);

    [Theory]
    [InlineData(15_000, "15 s")]
    [InlineData(1_500, "1.5 s")]
    [InlineData(500, "500 ms")]
    public void Setting_IsInSecondsFromOneOn(double milliseconds, string text) =>
        Figures.Setting(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(text);
}
