using FluentAssertions;
using FocusServer.Suite.Settings;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

/// <summary>Checks that typed and pasted text is read as it was meant, or refused; never as another number.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("5", 5)]
    [InlineData(" 5 ", 5)]
    [InlineData("5\r\n", 5)]
    [InlineData("\u00a05\u00a0", 5)]
    [InlineData("\ufeff5\u200b", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("'5'", 5)]
    [InlineData("“5”", 5)]
    [InlineData("0.5", 0.5)]
    [InlineData("-1.5", -1.5)]
    [InlineData("−1.5", -1.5)]
    [InlineData("+2", 2)]
    [InlineData("5.000", 5)]
    [InlineData("10 000", 10_000)]
    [InlineData("10\u00a0000", 10_000)]
    [InlineData("10\u202f000", 10_000)]
    [InlineData("1 000 000.5", 1_000_000.5)]
    [InlineData("１０", 10)]
    [InlineData("٠٫٥", 0.5)]
    [InlineData("۱۲", 12)]
    public void Number_AsTyped_IsRead(string text, double number) => TypedText.ToNumber(text).Should().Be(number);

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("0,5")]
    [InlineData("1,000")]
    [InlineData("1.000.000")]
    [InlineData("1'000")]
    [InlineData("1_000")]
    [InlineData("1 5")]
    [InlineData("10 00")]
    [InlineData("1 0000")]
    [InlineData("1\n5")]
    [InlineData("5 s")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("five")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\"5")]
    [InlineData("½")]
    [InlineData("٬5")]
    public void Number_ThatCouldBeAnother_IsNone(string text) => TypedText.ToNumber(text).Should().BeNull();

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE ", true)]
    [InlineData("\"True\"", true)]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("No", false)]
    [InlineData("off", false)]
    [InlineData("0", false)]
    [InlineData("ja", null)]
    [InlineData("", null)]
    public void Flag_AsTyped_IsRead(string text, bool? flag) => TypedText.ToFlag(text).Should().Be(flag);

    [Theory]
    [InlineData("prod uction", "production")]
    [InlineData("prod", "production")]
    [InlineData("Produktion", "production")]
    [InlineData("stagıng", "staging")]
    [InlineData("STAGİNG", "staging")]
    [InlineData("stаging", "staging")]
    [InlineData("stage", "staging")]
    [InlineData("embeded", "embedded")]
    [InlineData("moon", null)]
    [InlineData("", null)]
    public void Name_ThatIsNearlyOne_FindsIt(string text, string? name) =>
        TypedText.FindSimilar(text, ["embedded", "production", "staging"]).Should().Be(name);
}
