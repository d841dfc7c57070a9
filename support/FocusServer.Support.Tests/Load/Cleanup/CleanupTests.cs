using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Cleanup;

public class CleanupTests
{
    [Fact]
    public async Task CleanUp_JobThatStays_IsNamedAndTheRampFailsThoughEveryStepIsHealthy()
    {
        var bed = new RampTestBed();
        bed.Server.GoesAway = id => id != "4-1704";

        var result = await bed.RunAsync();

        result.Cleanup!.Leftovers.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { JobId = "4-1704", Reason = "after 90 s: the server still has it" });
        result.Cleanup!.Gone.Should().HaveCount(9).And.NotContain("4-1704");
        result.Steps.Should().OnlyContain(step => step.Healthy);
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed);
        result.Verdict.Sentence.Should().Contain("left behind: 4-1704");
    }

    [Fact]
    public async Task CleanUp_ServerWithoutDelete_WaitsUntilTheServerLetsGo()
    {
        var bed = new RampTestBed();

        var result = await bed.RunAsync();

        result.Cleanup!.Duration.Should().BeGreaterThan(TimeSpan.FromSeconds(50)).And.BeLessThan(TimeSpan.FromSeconds(56));
    }

    [Fact]
    public async Task CleanUp_ServerThatCallsAJobGoneWhileItStreams_ProvesNothingByIt()
    {
        var bed = new RampTestBed();
        bed.Server.ForgottenAfter = job => job == 4 ? TimeSpan.Zero : null;

        var result = await bed.RunAsync();

        result.Cleanup!.Leftovers.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { JobId = "4-1704", Reason = "the server called it gone while it streamed, so its word proves nothing" });
        result.Cleanup!.Successful.Should().BeFalse();
    }

    [Fact]
    public async Task CleanUp_JobThatTheServerDoesNotKnowYet_IsGoneOnlyWhenItSaysSoAfterTheLongestStart()
    {
        var bed = new RampTestBed();
        using var stop = new CancellationTokenSource();
        bed.Server.PodStarts = job => job < 3;
        bed.Server.KnownAfter = job => TimeSpan.FromSeconds(job < 3 ? 0 : 20);
        bed.Server.OnConfigure = () =>
        {
            if (bed.Server.Configured == 3)
            {
                stop.Cancel();
            }
        };

        var result = await bed.RunAsync(stop.Token);

        result.CutShort.Should().NotBeNull();
        result.Cleanup!.Successful.Should().BeTrue();
        bed.Events.OfType<JobChanged>().Single(changed => changed.Job is { Job: 3, State: JobState.Gone }).At.Should().BeGreaterThan(
            TimeSpan.FromSeconds(50), "the server knew it 20 s after it was made, and let it go when no client had come for 50 s");
    }

    [Fact]
    public async Task CleanUp_JobThatEndsWhileTheServerIsAsked_IsGone()
    {
        var bed = new RampTestBed();
        bed.Server.ForgottenAfter = job => job == 4 ? TimeSpan.FromSeconds(31) : null;
        bed.Server.EndsAfter = job => job == 4 ? TimeSpan.FromSeconds(31) : null;

        var result = await bed.RunAsync();

        result.Cleanup!.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_ServerThatNeverAnswers_SaysSo()
    {
        var bed = new RampTestBed();
        bed.Server.FindTime = Timeout.InfiniteTimeSpan;

        var result = await bed.RunAsync();

        result.Cleanup!.Leftovers.Should().HaveCount(10).And.OnlyContain(job => job.Reason == "after 90 s: the server did not answer");
    }

    [Fact]
    public async Task CleanUp_NoTimeToAsk_ClaimsNoAnswer()
    {
        var bed = new RampTestBed { Options = new RunOptions { Cleanup = new CleanupOptions { Deadline = TimeSpan.Zero } } };

        var result = await bed.RunAsync();

        result.Cleanup!.Leftovers.Should().HaveCount(10).And.OnlyContain(job => job.Reason == "after 0 s: the server was not asked");
    }

    [Fact]
    public async Task CleanUp_ErrorAboutOneJob_LeavesNoOtherUnverified()
    {
        var bed = new RampTestBed();
        bed.Server.FindError = id => id == "4-1704" ? new InvalidOperationException("a mistake of ours") : null;

        var result = await bed.RunAsync();

        result.Cleanup!.Leftovers.Should().Equal(new Leftover("4-1704", "after 90 s: a mistake of ours"));
        result.Cleanup!.Gone.Should().HaveCount(9);
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed);
    }

    [Fact]
    public async Task CleanUp_ConnectionThatNeverCloses_IsStillVerifiedWithAllOthers()
    {
        var bed = new RampTestBed();
        bed.Server.CloseHangs = job => job == 3;

        var result = await bed.RunAsync();

        result.Cleanup!.Gone.Should().HaveCount(10);
    }

    [Fact]
    public async Task CleanUp_RequestWithoutAnswer_CannotBeProvenClean()
    {
        var bed = new RampTestBed();
        bed.Server.ConfigureError = job => job == 5
            ? new FocusServerException(FocusServerErrorKind.TimedOut, "no answer within 60 s") { MayHaveCreatedJob = true }
            : null;

        var result = await bed.RunAsync();

        result.Cleanup!.UnidentifiedJobs.Should().Be(1);
        result.Cleanup!.Gone.Should().HaveCount(9);
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed);
    }

    [Fact]
    public async Task CleanUp_RunCancelledInMidRamp_StillLeavesNothingAndProvesNothing()
    {
        var bed = new RampTestBed();
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(16), bed.Time.Clock);

        var result = await bed.RunAsync(cancel.Token);

        result.CutShort!.Sentence.Should().Be("cut short at step 3 (6 jobs): cancelled");
        result.Jobs.Should().HaveCount(6);
        result.Cleanup!.Gone.Should().HaveCount(6);
        bed.Server.Present.Should().BeEmpty();
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public async Task CleanUp_CancelledBeforeTheFirstStep_ProvesNothing()
    {
        var bed = new RampTestBed();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), bed.Time.Clock);

        var result = await bed.RunAsync(cancel.Token);

        result.Steps.Should().BeEmpty();
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Verdict.HealthySteps.Outcome.Should().Be(CriterionOutcome.NoData);
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_CancelledWhileARequestIsOut_OwnsTheJobThatItMakes()
    {
        var bed = new RampTestBed();
        using var cancel = new CancellationTokenSource();
        bed.Server.OnConfigure = () =>
        {
            if (bed.Server.Configured == 4)
            {
                cancel.Cancel();
            }
        };

        var result = await bed.RunAsync(cancel.Token);

        bed.Server.Made.Should().HaveCountGreaterThan(4);
        result.Cleanup!.Gone.Should().BeEquivalentTo(bed.Server.Made);
    }

    [Fact]
    public async Task CleanUp_CancelledBeforeAFailingLevelIsConfirmed_NamesNoBreakingPoint()
    {
        var bed = new RampTestBed();
        bed.Server.Capacity = 1;
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(9), bed.Time.Clock);

        var result = await bed.RunAsync(cancel.Token);

        result.Holds.Should().ContainSingle(hold => !hold.Healthy);
        result.Verdict.BreakingPoint.Should().BeNull("one failed hold proves nothing");
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public async Task CleanUp_ConnectionThatFailsToClose_IsStillVerifiedWithAllOthers()
    {
        var bed = new RampTestBed();
        bed.Server.CloseError = job => job == 3 ? new IOException("broken pipe") : null;

        var result = await bed.RunAsync();

        result.Cleanup!.Gone.Should().HaveCount(10);
        bed.Server.Present.Should().BeEmpty();
    }
}
