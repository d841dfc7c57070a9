using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.BreakingPoint;

/// <summary>Checks which promise broke, and in which second of the hold. The level of ten jobs streams 1.8 s after the start, and is held from then.</summary>
public class CauseTests
{
    private readonly RampTestBed _bed = new() { Limits = RampTestBed.Production, Ramp = RampTestBed.Quick with { InitialJobs = 10, StepIncrement = 10, StepInterval = TimeSpan.FromSeconds(10) } };

    [Fact]
    public async Task Cause_JobsLostOneByOne_BeganWhenTheOthersWereTooFew()
    {
        _bed.Server.EndsAfter = job => job <= 3 ? TimeSpan.FromSeconds(1.5 + (job * 2)) : null;

        var result = await _bed.RunAsync();

        var hold = result.Holds[0];
        var missed = hold.Missed.Should().ContainSingle().Subject;
        result.Verdict.Break!.Causes.Should().Equal([missed], "when the level is held once more, the jobs are lost from its start");
        missed.Criterion.Name.Should().Be("success rate");
        missed.BeganAfter!.Value.TotalSeconds.Should().BeInRange(3, 4.3, "9 of 10 keep the limit of 85 %, 8 do not, and the second job ended 5.5 s after it was made");
        hold.FailureCauses.Should().Equal("3 × lost: the server ended the stream: GOAWAY");
    }

    [Fact]
    public async Task Cause_JobsThatCameBack_BeganWhenTheyFellSilent()
    {
        _bed.Server.Silence = job => job <= 2 ? (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9)) : null;

        var hold = await FirstHold();

        hold.Missed.Should().ContainSingle().Which.BeganAfter!.Value.TotalSeconds.Should().BeInRange(3, 5.5, "after five seconds of life no row came for two");
        hold.FailureCauses.Should().Equal("2 × streaming again");
    }

    [Fact]
    public async Task Cause_RefusedJobs_BeganWithTheHold()
    {
        _bed.Server.Capacity = 8;

        (await FirstHold()).Missed.Should().ContainSingle().Which.BeganAfter.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task Cause_SlowAnswers_BeganWhenTheFirstSlowOneWasDue()
    {
        var start = _bed.Time.Clock.GetUtcNow();
        _bed.Server.ApiTime = () => TimeSpan.FromSeconds((_bed.Time.Clock.GetUtcNow() - start).TotalSeconds >= 8 ? 16 : 0.05);

        var hold = await FirstHold();

        var missed = hold.Missed.Should().ContainSingle().Subject;
        missed.Criterion.Name.Should().Be("API response");
        (hold.HoldStartedAt + missed.BeganAfter!.Value).TotalSeconds.Should().BeInRange(7.9, 8.3);
        missed.Sentence.Should().MatchRegex("API response 16 s at the slowest, limit ≤ 15 s, from second [4-8](\\.\\d)? of the hold");
    }

    [Fact]
    public async Task Cause_SeveralPromises_AreInTheOrderInWhichTheyBroke()
    {
        var probes = 0;
        _bed.Server.Capacity = 8;
        _bed.Server.ApiError = () => ++probes is 20 or 25 ? new FocusServerException(FocusServerErrorKind.ServerError, "502", 502) : null;

        var hold = await FirstHold();

        hold.Missed.Select(missed => missed.Criterion.Name).Should().Equal("success rate", "health probes answered");
        hold.Missed[1].BeganAfter!.Value.TotalSeconds.Should().BeInRange(3, 4, "the first question is before the ramp, the others five a second");
    }

    [Fact]
    public async Task Cause_HealthyHold_HasNone()
    {
        var hold = await FirstHold();

        hold.Missed.Should().BeEmpty();
        hold.FailureCauses.Should().BeEmpty();
    }

    private async Task<StepResult> FirstHold() => (await _bed.RunAsync()).Holds[0];
}
