using FluentAssertions;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Power;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Power;

public class RampPowerTests
{
    [Theory]
    [InlineData(2, 85, 2, "87")]
    [InlineData(6, 85, 6, "46")]
    [InlineData(10, 85, 9, "61")]
    [InlineData(25, 85, 22, "41")]
    [InlineData(100, 85, 85, "24")]
    [InlineData(10, 70, 7, "76")]
    [InlineData(100, 70, 70, "32")]
    [InlineData(2000, 85, 1700, "fewer than 1")]
    [InlineData(1, 100, 1, "more than 99")]
    [InlineData(7, 100, 7, "91")]
    public void Level_OfALimit_PassesAsOftenAsTheBinomialDistributionSays(int level, double limit, int needed, string ofHundred) =>
        Of(level, level, 1, limit)!.Levels.Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Level = level, Needed = needed, FailingRoom = needed - 1, OfHundredRuns = ofHundred });

    [Theory]
    [InlineData(85, 80)]
    [InlineData(70, 65)]
    [InlineData(99.95, 94.95)]
    [InlineData(10, 5)]
    [InlineData(8, 4)]
    public void Streaming_OnTheWorseServer_IsFivePointsBelowTheLimitOrHalfOfIt(double limit, double streaming) =>
        Of(5, 100, 5, limit)!.Streaming.Percent.Should().BeApproximately(streaming, 1e-9);

    [Theory]
    [InlineData(5, 100, 5, 85, "5 jobs: a server on which only 80 % of jobs stream would still pass this level in 55 of 100 runs (limit 85 %); 50 jobs: 34; 100 jobs: 24")]
    [InlineData(2, 10, 2, 70, "2 jobs: a server on which only 65 % of jobs stream would still pass this level in 67 of 100 runs (limit 70 %); 6 jobs: 54; 10 jobs: 76")]
    [InlineData(1, 2, 1, 50, "1 job: a server on which only 45 % of jobs stream would still pass this level in 70 of 100 runs (limit 50 %); 2 jobs: 91")]
    [InlineData(10, 10, 1, 85, "10 jobs: a server on which only 80 % of jobs stream would still pass this level in 61 of 100 runs (limit 85 %)")]
    public void Sentence_OfARamp_NamesItsFirstLevelAMiddleOneAndItsLast(int initial, int maximum, int increment, double limit, string sentence) =>
        Of(initial, maximum, increment, limit)!.Sentence.Should().Be(sentence);

    [Fact]
    public void Sentence_OfALimit_QuotesItAsItIsWritten()
    {
        var limits = RampLimits.None with { MinSuccessRate = new Percentage(85), Written = new LimitTexts { SuccessRate = "85%" } };

        RampPower.From(Plan(2, 10, 2), limits)!.Sentence.Should().Contain("(limit 85%)");
    }

    [Theory]
    [InlineData(100, 85, "A server with room for 84 jobs fails at 100 jobs in every run, and one with room for 85 never does")]
    [InlineData(2, 85, "A server with room for 1 job fails at 2 jobs in every run, and one with room for 2 never does")]
    [InlineData(1, 85, null)]
    public void ExactSentence_OfARamp_TellsOfTheLargestRoomThatAlwaysFails(int maximum, double limit, string? sentence) =>
        Of(1, maximum, 1, limit)!.ExactSentence.Should().Be(sentence);

    [Fact]
    public void Levels_OfALongRamp_AreSpreadFromTheFirstToTheLast() =>
        Of(1, 10_000, 1, 85)!.Levels.Select(level => level.Level).Should().HaveCount(25).And.StartWith([1, 417]).And.EndWith([10_000]).And.BeInAscendingOrder();

    [Fact]
    public void Power_OfALimitThatEveryServerKeeps_IsNone() => Of(2, 10, 2, 0).Should().BeNull();

    private static RampPower? Of(int initial, int maximum, int increment, double limit) =>
        RampPower.From(Plan(initial, maximum, increment), RampLimits.None with { MinSuccessRate = new Percentage(limit) });

    private static RampPlan Plan(int initial, int maximum, int increment) =>
        RampPlan.From(new RampOptions { Name = "any", InitialJobs = initial, MaxJobs = maximum, StepIncrement = increment, StepInterval = TimeSpan.FromSeconds(10) });
}
