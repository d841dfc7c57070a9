using FluentAssertions;
using FocusServer.Emulator.Faults;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class ChanceTests
{
    private const int Draws = 100_000;

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.5)]
    public void Chooses_AtARate_StrikesThatShare(double rate)
    {
        var state = new FaultState(new Fault { Kind = FaultKind.Error, Rate = rate }, salt: 5);

        var struck = Enumerable.Range(0, Draws).Count(ordinal => state.Chooses((ulong)ordinal));

        ((double)struck / Draws).Should().BeApproximately(rate, 0.005);
    }

    [Fact]
    public void DrawDelay_WithP99_HasItsMedianAndPercentile()
    {
        var state = new FaultState(
            new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(0.5), P99 = TimeSpan.FromSeconds(5) }, salt: 5);

        var delays = Enumerable.Range(0, Draws).Select(ordinal => state.DrawDelay((ulong)ordinal).TotalSeconds).Order().ToList();

        delays[Draws / 2].Should().BeApproximately(0.5, 0.02);
        delays[Draws * 99 / 100].Should().BeApproximately(5, 0.3);
    }
}
