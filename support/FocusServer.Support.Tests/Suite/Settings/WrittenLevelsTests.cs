using FluentAssertions;
using FocusServer.Suite.Settings;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

public class WrittenLevelsTests
{
    [Theory]
    [InlineData("5", new[] { 5 })]
    [InlineData("5,10, 20 ,25", new[] { 5, 10, 20, 25 })]
    [InlineData("28, 30-33, 50", new[] { 28, 30, 31, 32, 33, 50 })]
    public void Read_Levels_AreInTheirOrder(string text, int[] levels) => WrittenLevels.Read(text).Should().Equal(levels);

    [Theory]
    [InlineData("")]
    [InlineData("5,,6")]
    [InlineData("0,5")]
    [InlineData("9-5")]
    [InlineData("1-2-3")]
    [InlineData("5.5")]
    [InlineData("10001")]
    public void Read_OtherText_IsNone(string text) => WrittenLevels.Read(text).Should().BeNull();
}
