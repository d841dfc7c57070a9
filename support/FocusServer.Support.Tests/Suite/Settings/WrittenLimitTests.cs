using System.Globalization;
using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.Suite.Settings;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

/// <summary>Reads limits as the tables of the features write them.</summary>
public class WrittenLimitTests
{
    [Theory]
    [InlineData("70 %", 70)]
    [InlineData("70%", 70)]
    [InlineData("0 %", 0)]
    [InlineData("100 %", 100)]
    [InlineData("99.5 %", 99.5)]
    [InlineData("70\u00a0%", 70)]
    [InlineData(" 70 % ", 70)]
    [InlineData("70 %\n", 70)]
    [InlineData("“70 %”", 70)]
    [InlineData("７０％", 70)]
    [InlineData("٧٠ ٪", 70)]
    public void Percentage_WithItsUnit_IsRead(string text, double percent) =>
        new WrittenLimit(text).ToPercentage("success rate").Should().Be(new Percentage(percent));

    [Theory]
    [InlineData("15 s", 15)]
    [InlineData("15s", 15)]
    [InlineData("0.25 s", 0.25)]
    [InlineData("60 s", 60)]
    public void Time_WithItsUnit_IsRead(string text, double seconds) =>
        new WrittenLimit(text).ToTime("API response").Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("70")]
    [InlineData("70 s")]
    [InlineData("70 percent")]
    [InlineData("170 %")]
    [InlineData("100.1 %")]
    [InlineData("-1 %")]
    [InlineData("70,5 %")]
    [InlineData("1e1 %")]
    [InlineData("7\n0 %")]
    [InlineData("1,000 %")]
    public void Percentage_ThatIsNone_IsRefusedByName(string text)
    {
        var read = () => new WrittenLimit(text).ToPercentage("errors at maximum");

        read.Should().Throw<SettingsException>().Which.Message.Should()
            .EndWith($"  - limit \"errors at maximum\" = {(text.Length == 0 ? "nothing" : text)}: 0 % to 100 %, such as \"70 %\" or \"0.5 %\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("15 %")]
    [InlineData("15 ms")]
    [InlineData("0 s")]
    [InlineData("0.000000001 s")]
    [InlineData("-1 s")]
    [InlineData("61 s")]
    [InlineData("15 S")]
    [InlineData("1,5 s")]
    public void Time_ThatIsNone_IsRefusedByName(string text)
    {
        var read = () => new WrittenLimit(text).ToTime("API response");

        read.Should().Throw<SettingsException>().Which.Message.Should()
            .EndWith($"  - limit \"API response\" = {(text.Length == 0 ? "nothing" : text)}: a time above 0 s, up to 60 s, in seconds, such as \"15 s\" or \"0.5 s\"");
    }

    [Fact]
    public void Limit_WhereACommaMarksDecimals_IsReadWithAPoint()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
        try
        {
            new WrittenLimit("70.5 %").ToPercentage("success rate").Should().Be(new Percentage(70.5));
            new WrittenLimit("1.5 s").ToTime("API response").Should().Be(TimeSpan.FromSeconds(1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
