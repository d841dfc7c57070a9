using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

public class BrokenServerTests
{
    [Fact]
    public async Task Run_SixWindowsUnderStaging_BreaksAt10BecauseSixOfEightAre75Percent()
    {
        var bed = new RampTestBed();
        bed.Server.Capacity = 6;

        var result = await bed.RunAsync();

        result.Steps.Select(step => step.SuccessRate.Percent).Should().Equal(100, 100, 100, 75, 60);
        result.Verdict.Outcome.Should().Be(RampOutcome.Broke);
        result.Verdict.BreakingPoint.Should().Be(10);
        result.Verdict.LastGood.Should().Be(8);
        result.Verdict.Capacity.Should().Be(6);
        result.Verdict.HealthySteps.Outcome.Should().Be(CriterionOutcome.Pass);
        result.Verdict.ErrorRateAtMaximum.Should().BeEquivalentTo(new { Outcome = CriterionOutcome.Fail, Measured = "40 % (4 of 10 jobs not streaming)" });
        result.Cleanup!.Gone.Should().HaveCount(6);
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_SixWindowsUnderProduction_BreaksAt8AndAsksOncePerLevelWhetherOneMoreComesAlone()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;

        var result = await bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(8);
        result.Holds.Count(hold => hold.Step.Level == 8).Should().Be(2, "a level that failed is held once more");
        bed.Server.Configured.Should().Be(12, "at 8 and at 10 jobs one of the refused ones is asked for once more, alone");
        (result.Jobs.Count, result.SuccessfulJobs, result.FailedJobs).Should().Be((10, 6, 4));
        result.Jobs.Count(job => job.State == JobState.Refused).Should().Be(4);
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(6.6, 2)]
    public async Task Run_JobSilentShortlyBeforeTheHoldEnds_CountsOnlyIfItGoesOn(double silentUntil, int streaming)
    {
        var ramp = RampTestBed.Quick with { MaxJobs = 2, StepInterval = TimeSpan.FromSeconds(4.8) };
        var bed = new RampTestBed { Ramp = ramp, Limits = RampTestBed.Production };
        bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(5.5), TimeSpan.FromSeconds(silentUntil)) : null;

        var result = await bed.RunAsync();

        result.Holds[0].Streaming.Should().Be(streaming, "rows stop at 5.3 s, the hold ends at 6.6 s, and only at 7.3 s is it a stall");
    }

    [Fact]
    public async Task Run_JobsLostForOneCause_AreOneLine()
    {
        var bed = new RampTestBed();
        bed.Server.UnusableAnswer = (number, id) =>
            number > 7 ? new FocusServerException(FocusServerErrorKind.ContractBroken, $"job {id} at port {12300 + number} has no lines_dt") : null;

        var result = await bed.RunAsync();

        result.FailureCauses.Should().Equal("3 × failed: job 8-1708 at port 12308 has no lines_dt");
    }

    [Fact]
    public async Task Run_OneWindow_StopsAfterThreeFailedLevels()
    {
        var bed = new RampTestBed();
        bed.Server.Capacity = 1;

        var result = await bed.RunAsync();

        result.Steps.Should().HaveCount(3);
        result.Verdict.BreakingPoint.Should().Be(2);
        result.Verdict.LastGood.Should().BeNull();
        result.Verdict.ErrorRateAtMaximum.Outcome.Should().Be(CriterionOutcome.NoData, "the maximum was never held");
    }

    [Fact]
    public async Task Run_ServerEndsAJob_ItIsLostNotReplacedAndStillCounted()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.EndsAfter = job => job == 1 ? TimeSpan.FromSeconds(12) : null;

        var result = await bed.RunAsync();

        var lost = result.Jobs.Should().ContainSingle(job => job.State == JobState.Lost).Subject;
        lost.Cause.Should().Contain("GOAWAY");
        result.Steps.Select(step => step.Streaming).Should().Equal(2, 3, 5, 7, 9);
        result.Steps.Select(step => step.Healthy).Should().Equal(true, false, false, true, true);
        bed.Server.Configured.Should().Be(10);
        result.Verdict.BreakingPoint.Should().BeNull("a server that recovers is not called broken");
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed, "60 % of the steps are healthy, 70 % are promised");
    }

    [Fact]
    public async Task Run_StreamSilentForAWhile_IsStalledInThatStepOnlyAndTheStallStaysOnRecord()
    {
        var bed = new RampTestBed();
        bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6)) : null;

        var result = await bed.RunAsync();

        result.Holds.Select(hold => (hold.Step.Level, hold.Attempt, hold.Streaming))
            .Should().Equal((2, 1, 1), (2, 2, 2), (4, 1, 4), (6, 1, 6), (8, 1, 8), (10, 1, 10));
        result.Jobs[0].Should().BeEquivalentTo(new { State = JobState.Streaming, Stalls = 1 });
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public async Task Run_PodNeverStarts_JobFailsAfterTheReadyTimeoutAndIsStillCleanedUp()
    {
        var bed = new RampTestBed();
        bed.Server.PodStarts = job => job != 3;

        var result = await bed.RunAsync();

        result.Jobs[2].State.Should().Be(JobState.Failed);
        result.Jobs[2].Cause.Should().Be("no row on every stream within 30 s of the request");
        result.Steps[1].SuccessRate.Percent.Should().Be(75);
        result.Cleanup!.Gone.Should().HaveCount(10).And.Contain(result.Jobs[2].JobId);
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_FirstRowsAndTheReadyTimeoutAtOnce_LosesNoJob()
    {
        var bed = new RampTestBed
        {
            Options = new RunOptions { Pool = new JobPoolOptions { ReadyTimeout = TimeSpan.FromSeconds(1.8) } },
        };
        bed.Server.RowInterval = TimeSpan.FromMilliseconds(498);

        var result = await bed.RunAsync();

        result.Jobs.Should().OnlyContain(job => job.State == JobState.Streaming, "the rows came 2 ms before the deadline, and no server ended a job");
    }

    [Fact]
    public async Task Run_ConnectionOfALostJobThatNeverCloses_DoesNotHoldUpTheRun()
    {
        var bed = new RampTestBed();
        bed.Server.EndsAfter = job => job == 5 ? TimeSpan.FromSeconds(12) : null;
        bed.Server.PodStarts = job => job != 6;
        bed.Server.CloseHangs = job => job is 5 or 6;

        var result = await bed.RunAsync();

        result.Jobs.Skip(4).Take(2).Select(job => job.State).Should().Equal(JobState.Lost, JobState.Failed);
        result.Cleanup!.Gone.Should().HaveCount(10);
    }

    [Fact]
    public async Task Run_LimitsThatAreNone_AreRefusedBeforeAnythingIsSent()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Staging with { MinSuccessRate = new Percentage(-1) } };
        var asked = 0;
        bed.Server.ApiError = () => new FocusServerException(FocusServerErrorKind.ServerError, $"asked {++asked}");

        var run = () => bed.RunAsync();

        (await run.Should().ThrowAsync<ArgumentException>()).WithMessage("limit \"success rate\" = -1 %: 0 % to 100 %*");
        asked.Should().Be(0);
    }

    [Fact]
    public async Task Run_ErrorsAtTheMaximumAboveTheLimit_FailsThoughEveryStepIsHealthy()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Staging with { MaxErrorRateAtMaximum = new Percentage(10) } };
        bed.Server.Capacity = 8;

        var result = await bed.RunAsync();

        result.Steps.Should().OnlyContain(step => step.Healthy);
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed);
        result.Verdict.Sentence.Should().Be("failed: error rate at maximum 20 % (2 of 10 jobs not streaming), limit ≤ 10 %");
    }

    [Fact]
    public async Task Run_StreamsWithoutRows_AreNotAlive()
    {
        var bed = new RampTestBed();
        bed.Server.Silence = job => job == 1 ? null : (TimeSpan.Zero, TimeSpan.MaxValue);

        var result = await bed.RunAsync();

        result.Verdict.Capacity.Should().Be(1);
        result.SuccessfulJobs.Should().Be(1);
        result.Verdict.BreakingPoint.Should().Be(2);
    }

    [Fact]
    public async Task Run_SlowAnswers_BreakTheLimitOfTheApi()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.ApiTime = () => TimeSpan.FromSeconds(bed.Server.Present.Count >= 8 ? 16 : 1);

        var result = await bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(8);
        result.Steps[3].ApiHealthy.Should().BeFalse();
        result.Steps[3].SuccessRate.Percent.Should().Be(100);
        result.FinalHealth!.Healthy.Should().BeFalse();
    }

    [Fact]
    public async Task Run_LivenessSlowerThanTheLimitAtTheEnd_IsUnhealthy()
    {
        var bed = new RampTestBed();
        bed.Server.AcknowledgeTime = () => TimeSpan.FromSeconds(bed.Server.Configured == 10 ? 40 : 0.005);

        var result = await bed.RunAsync();

        result.FinalHealth.Should().BeEquivalentTo(new { Healthy = false, Reason = "/ack 40 s, limit ≤ 30 s", ApiResponse = TimeSpan.FromMilliseconds(45) });
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed);
    }

    [Fact]
    public async Task Run_StreamsThatAreNotReadyAtFirst_AreAskedAgain()
    {
        var bed = new RampTestBed();
        bed.Server.ReadyAfter = _ => TimeSpan.FromSeconds(4);

        var result = await bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public async Task Run_StreamsThatAreNeverReady_SayWhatTheyAnswered()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.ReadyAfter = job => job > 4 ? TimeSpan.MaxValue : TimeSpan.Zero;

        var result = await bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(6);
        result.FailureCauses[0].Should().Contain("no row on every stream within 30 s of the request; at last: UNAVAILABLE, data source not ready");
    }

    [Fact]
    public async Task Run_LevelsFailBelowOneThatHolds_IsUnsteadyAndNamesNoBreakingPoint()
    {
        var bed = new RampTestBed();
        bed.Server.ApiError = () => Level(bed) is 2 or 4 or 8 or 10 && bed.Time.Clock.GetUtcNow().Millisecond < 200
            ? new FocusServerException(FocusServerErrorKind.ServerError, "500", 500)
            : null;

        var result = await bed.RunAsync();

        result.Verdict.BreakingPoint.Should().BeNull();
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed);
        result.Verdict.Sentence.Should().MatchRegex(
            "^failed: unsteady at every load: 2, 4, 8 and 10 jobs failed twice, and 6 held; [0-9.]+ % of the health probes and 0 % of the jobs failed$");
        VerdictText.From(result).About("Quick ramp").Should().StartWith("Quick ramp: failed, unsteady at every load: 2, 4, 8 and 10 jobs failed twice, and 6 held;");
    }

    [Fact]
    public async Task Run_LevelFailsTwiceAndHigherOnesHold_IsHeldAndSaysBoth()
    {
        var bed = new RampTestBed();
        bed.Server.ApiError = () => Level(bed) == 4 ? new FocusServerException(FocusServerErrorKind.ServerError, "500", 500) : null;

        var result = await bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        result.Verdict.Sentence.Should().Be("held; no breaking point up to 10; 4 jobs failed twice below that");
        VerdictText.From(result).Details.Should().Contain("4 jobs failed twice below that.");
    }

    [Fact]
    public async Task Run_OneProbeUnanswered_MakesTheStepUnhealthy()
    {
        var bed = new RampTestBed();
        var probes = 0;
        bed.Server.ApiError = () => ++probes == 40 ? new FocusServerException(FocusServerErrorKind.ServerError, "502 from a proxy", 502) : null;

        var result = await bed.RunAsync();

        result.Holds.Should().ContainSingle(hold => !hold.Healthy)
            .Which.Probes.Failures.Should().ContainSingle().Which.Cause.Should().Be("502 from a proxy");
        result.Verdict.Outcome.Should().Be(RampOutcome.Held, "the level held when it was held once more");
    }

    [Fact]
    public async Task Run_WaitingForFiberAtTheEnd_FailsThoughEveryStepIsHealthy()
    {
        var bed = new RampTestBed();
        bed.Server.OnConfigure = () => bed.Server.WaitingForFiber = true;

        var result = await bed.RunAsync();

        result.Steps.Should().OnlyContain(step => step.Healthy);
        result.Verdict.FinalHealth.Outcome.Should().Be(CriterionOutcome.Fail);
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed);
    }

    [Fact]
    public async Task Run_HoldShorterThanAStall_StillNeedsARowInTheHold()
    {
        var bed = new RampTestBed { Ramp = RampTestBed.Quick with { StepInterval = TimeSpan.FromSeconds(1.5) } };
        bed.Server.Silence = _ => (TimeSpan.FromSeconds(2), TimeSpan.MaxValue);

        var result = await bed.RunAsync();

        result.Holds[0].Streaming.Should().Be(0, "no row came in the hold, though no stream has been silent for long enough to be called stalled");
        result.Verdict.Outcome.Should().NotBe(RampOutcome.Held);
    }

    private static int Level(RampTestBed bed) => bed.Events.OfType<HoldStarted>().LastOrDefault()?.Step.Level ?? 0;
}
