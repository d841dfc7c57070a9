using FluentAssertions;
using FocusServer.TestLogger;
using Xunit;

namespace FocusServer.Support.Tests.TestLogger;

public sealed class OtherLoggersTests
{
    [Theory]
    [InlineData("--logger:Console;Verbosity=minimal", false)]
    [InlineData("--logger:Console;Verbosity=quiet", false)]
    [InlineData("--logger:trx", false)]
    [InlineData("--logger:console;verbosity=normal", true)]
    [InlineData("--logger:Console;Verbosity=detailed", true)]
    [InlineData("--logger:Microsoft.TestPlatform.MSBuildLogger;Verbosity=minimal", true)]
    [InlineData("--testCaseFilter:normal", false)]
    public void ShowOutput_OneLogger_KnowsWhetherItShowsWhatTestsWrite(string logger, bool shows) =>
        OtherLoggers.ShowOutput(["vstest.console.dll", logger, "FocusServer.Specs.dll"]).Should().Be(shows);

    [Fact]
    public void ShowOutput_AmongSeveral_OneIsEnough() =>
        OtherLoggers.ShowOutput(["--logger:trx", "--logger:console;verbosity=normal"]).Should().BeTrue();
}
