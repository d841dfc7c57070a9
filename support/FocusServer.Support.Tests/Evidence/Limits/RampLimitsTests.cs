using FluentAssertions;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Limits;

public class RampLimitsTests
{
    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void Validate_ShareOutside0To100_NamesLimitValueAndWhatIsAllowed(double percent)
    {
        var limits = RampTestBed.Staging with { MinSuccessRate = new Percentage(percent) };

        limits.Validate().Should().Equal($"limit \"success rate\" = {new Percentage(percent)}: 0 % to 100 %");
    }

    [Fact]
    public void Validate_SeveralMistakes_NamesAll()
    {
        var limits = new RampLimits
        {
            MinSuccessRate = new Percentage(170),
            MaxApiResponse = TimeSpan.Zero,
            MaxErrorRateAtMaximum = new Percentage(-5),
            MinHealthySteps = new Percentage(101),
        };

        limits.Validate().Should().HaveCount(4).And.Contain("limit \"API response\" = 0 s: above 0 s");
    }

    [Fact]
    public void Validate_EndsOfTheRange_AreAllowed() =>
        (RampTestBed.Staging with { MinSuccessRate = new Percentage(0), MaxErrorRateAtMaximum = new Percentage(100) }).Validate().Should().BeEmpty();

    [Fact]
    public void Share_OfNothing_IsNoShare()
    {
        var share = () => Percentage.From(0, 0);

        share.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(6, 8, "75 %")]
    [InlineData(19, 30, "63.3 %")]
    [InlineData(0, 5, "0 %")]
    public void Share_OfParts_ReadsWithItsUnit(int part, int whole, string text) => Percentage.From(part, whole).ToString().Should().Be(text);

    [Theory]
    [InlineData(7, 10, 70)]
    [InlineData(17, 20, 85)]
    [InlineData(51, 60, 85)]
    public void Share_ExactlyAtTheLimit_KeepsIt(int part, int whole, double limit) => (Percentage.From(part, whole) >= new Percentage(limit)).Should().BeTrue();
}
