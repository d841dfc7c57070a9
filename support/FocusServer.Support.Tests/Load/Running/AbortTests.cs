using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

/// <summary>Checks the reasons that end a ramp or a hold early.</summary>
public class AbortTests
{
    private static readonly FocusServerException _down = new(FocusServerErrorKind.Unreachable, "connection refused");
    private static readonly FocusServerException _cutOff = new(FocusServerErrorKind.NotSent, "no route to host");

    [Theory]
    [InlineData(FocusServerErrorKind.Unreachable)]
    [InlineData(FocusServerErrorKind.TimedOut)]
    [InlineData(FocusServerErrorKind.ServerError)]
    [InlineData(FocusServerErrorKind.GatewayFailed)]
    [InlineData(FocusServerErrorKind.DependencyDown)]
    public async Task Run_ApiThatFailsFromALevelOn_BrokeThere(FocusServerErrorKind kind)
    {
        var bed = new RampTestBed();
        bed.Server.ApiError = () => bed.Events.OfType<HoldStarted>().LastOrDefault()?.Step.Level >= 4 ? new FocusServerException(kind, "500") : null;

        var result = await bed.RunAsync();

        result.CutShort.Should().BeNull();
        result.Verdict.Outcome.Should().Be(RampOutcome.Broke);
        result.Verdict.BreakingPoint.Should().Be(4);
        result.Verdict.LastGood.Should().Be(2);
        bed.Server.Present.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.9)]
    public async Task Run_ApiThatFailsAcrossTheEndOfAHold_Recovers(double seconds)
    {
        var bed = new RampTestBed();
        TimeSpan? from = null;
        var clock = bed.Time.Clock;
        var start = clock.GetTimestamp();
        bed.Server.ApiError = () =>
        {
            // From half a second before the end of the first hold on.
            var now = clock.GetElapsedTime(start);
            from ??= bed.Events.OfType<HoldStarted>().FirstOrDefault() is { } hold ? hold.At + TimeSpan.FromSeconds(4.5) : null;
            return from is { } at && now >= at && now < at + TimeSpan.FromSeconds(seconds) ? _down : null;
        };

        var result = await bed.RunAsync();

        result.Holds.Where(hold => hold.Step.Level == 2).Select(hold => hold.Healthy).Should().Equal(false, true);
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public async Task Run_ApiThatFailsForASecond_Recovers()
    {
        var bed = new RampTestBed();
        var failures = 0;
        bed.Server.ApiError = () => Holds(bed) == 3 && ++failures <= 4 ? _down : null;

        var result = await bed.RunAsync();

        result.Holds.Should().ContainSingle(hold => hold.Failed);
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public async Task Run_ProbesThatMeetARateLimit_ProveNothing()
    {
        var bed = new RampTestBed();
        var probes = 0;
        bed.Server.ApiError = () => Holds(bed) > 0 && ++probes % 5 == 0 ? new FocusServerException(FocusServerErrorKind.RateLimited, "429", 429) : null;

        var result = await bed.RunAsync();

        result.Holds.Should().NotContain(hold => hold.Failed);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Verdict.Sentence.Should().MatchRegex("^not proven: [0-9]+ of [0-9]+ health probes met a rate limit of the server or of a proxy before it");
    }

    [Fact]
    public async Task Run_JobsThatMeetTheRateLimitOfTheProbes_ProveNothing()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        var limit = new FocusServerException(FocusServerErrorKind.RateLimited, "429", 429);
        bed.Server.ApiError = () => Holds(bed) > 2 ? limit : null;
        bed.Server.ConfigureError = job => job > 4 ? limit : null;

        var result = await bed.RunAsync();

        result.Holds.Should().NotContain(hold => hold.Failed);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public async Task Run_RateLimitForJobsAlone_Breaks()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.ConfigureError = job => job > 4 ? new FocusServerException(FocusServerErrorKind.RateLimited, "429", 429) : null;

        var result = await bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(6);
    }

    [Fact]
    public async Task Run_NothingCanBeSent_EndsAfterThreeProbesWithVerifiedCleanup()
    {
        var bed = new RampTestBed();
        var failed = 0;
        bed.Server.ApiError = () => Holds(bed) == 3 && ++failed > 0 ? _cutOff : null;

        var result = await bed.RunAsync();

        result.CutShort!.Sentence.Should().Be("cut short at step 3 (6 jobs): this machine cannot reach the server: 3 health probes in a row could not be sent (no route to host)");
        failed.Should().BeInRange(3, 4, "no more are sent");
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Jobs.Should().HaveCount(6);
        result.Cleanup!.Gone.Should().HaveCount(6);
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_NothingCanBeSent_NoProbeOutlivesItsHold()
    {
        var bed = new RampTestBed();
        var late = 0;
        bed.Server.ApiError = () => Holds(bed) == 3 ? _cutOff : null;
        bed.Server.ApiTime = () =>
        {
            late += bed.Events.OfType<CleanupStarted>().Any() ? 1 : 0;
            return TimeSpan.FromMilliseconds(45);
        };

        await bed.RunAsync();

        late.Should().Be(0, "the answer, or the error, would be lost");
    }

    [Fact]
    public async Task Run_TwoProbesInARowNotSent_GoesOn()
    {
        var bed = new RampTestBed();
        var probes = 0;
        bed.Server.ApiError = () => ++probes % 10 is 0 or 1 && probes > 10 ? _cutOff : null;

        var result = await bed.RunAsync();

        result.CutShort.Should().BeNull();
    }

    [Fact]
    public async Task Run_ServerThatAnswersWithAnError_IsNotDown()
    {
        var bed = new RampTestBed();
        bed.Server.ApiError = () => Holds(bed) > 0 ? new FocusServerException(FocusServerErrorKind.ContractBroken, "no channels") : null;

        var result = await bed.RunAsync();

        result.CutShort.Should().BeNull();
        result.Verdict.BreakingPoint.Should().Be(2);
    }

    [Fact]
    public async Task Run_FailedTwiceAndThenWasCutOff_IsNotProvenAndSaysWhatWasFound()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;
        bed.Server.ApiError = () => bed.Events.OfType<HoldStarted>().LastOrDefault()?.Step.Level == 10 ? _cutOff : null;

        var result = await bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Verdict.Sentence.Should().StartWith("not proven: cut short at step 5 (10 jobs): this machine cannot reach the server").And.EndWith("; 8 jobs had failed twice before that");
    }

    [Fact]
    public async Task Run_BrokenLevelNotYetConfirmedWhenCutShort_IsNotProven()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;
        bed.Server.ApiError = () => bed.Events.OfType<HoldStarted>().LastOrDefault() is { Step.Level: 8, Attempt: 2 } ? _cutOff : null;

        var result = await bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Verdict.BreakingPoint.Should().BeNull();
    }

    [Fact]
    public async Task Run_LongHoldOfALevelWithoutHope_EndsEarlyAndIsConfirmed()
    {
        var bed = new RampTestBed { Ramp = RampTestBed.Quick with { StepInterval = TimeSpan.FromMinutes(10) } };
        bed.Server.EndsAfter = job => job >= 5 ? TimeSpan.FromSeconds(30) : null;

        var result = await bed.RunAsync();

        var holds = result.Holds.Where(hold => hold.Step.Level == 6).ToList();
        holds.Should().HaveCount(2);
        holds[0].EndedEarly.Should().Be("success rate missed its limit in 3 of the last 5 windows of 2 s");
        (holds[0].HoldEndedAt - holds[0].HoldStartedAt).Should().BeCloseTo(TimeSpan.FromSeconds(34), TimeSpan.FromSeconds(2));
        holds[1].EndedEarly.Should().Be("success rate missed its limit in 5 of the last 5 windows of 2 s");
        (holds[1].HoldEndedAt - holds[1].HoldStartedAt).Should().Be(TimeSpan.FromSeconds(10));
        result.Verdict.Outcome.Should().Be(RampOutcome.Broke);
        result.Verdict.BreakingPoint.Should().Be(6);
        result.CutShort.Should().BeNull();
        result.Verdict.Capacity.Should().Be(4, "what streamed for a part of a hold has not streamed through a whole one");
    }

    [Fact]
    public async Task Run_HoldNoLongerThanTheWindows_IsNeverEndedEarly()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Ramp = RampTestBed.Quick with { StepInterval = TimeSpan.FromSeconds(10) } };
        bed.Server.Capacity = 6;

        var result = await bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(8);
        result.Holds.Should().OnlyContain(hold => hold.EndedEarly == null && hold.HoldEndedAt - hold.HoldStartedAt == TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Run_FaultThatGoesBy_DoesNotEndALongHold()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Ramp = RampTestBed.Quick with { StepInterval = TimeSpan.FromMinutes(1) } };
        bed.Server.ApiTime = () => Holds(bed) == 1 && bed.Time.Clock.GetUtcNow().Second % 30 < 2 ? TimeSpan.FromSeconds(16) : TimeSpan.FromMilliseconds(45);

        var result = await bed.RunAsync();

        result.Holds[0].ApiHealthy.Should().BeFalse();
        result.Holds.Should().OnlyContain(hold => hold.EndedEarly == null);
    }

    [Fact]
    public async Task Run_VeryFirstJobRefused_AsksForNothingMore()
    {
        var bed = new RampTestBed();
        bed.Server.Capacity = 0;

        var result = await bed.RunAsync();

        bed.Server.Configured.Should().Be(1);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.CutShort!.Sentence.Should().Be(
            "cut short at step 1 (2 jobs): the very first job was refused (no capacity left), so no other was asked for. "
            + "Free capacity on the server, or wait a minute for the jobs of others to go, before a load test.");
    }

    [Fact]
    public async Task Run_VeryFirstJobWithoutRows_AsksForNothingMoreAndCleansUp()
    {
        var bed = new RampTestBed();
        bed.Server.Silence = _ => (TimeSpan.Zero, TimeSpan.MaxValue);

        var result = await bed.RunAsync();

        bed.Server.Configured.Should().Be(1);
        result.CutShort!.Sentence.Should().Contain("the very first job failed (no row on every stream within 30 s of the request)");
        result.Cleanup!.Gone.Should().HaveCount(1);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public async Task Run_EverythingRefusedAndNothingStreaming_HoldsNothing()
    {
        var bed = new RampTestBed();
        bed.Server.EndsAfter = job => job <= 2 ? TimeSpan.FromSeconds(12) : null;
        bed.Server.ConfigureError = job => job > 2 ? new FocusServerException(FocusServerErrorKind.NoCapacity, "no capacity left", 503) : null;
        bed.Server.OnConfigure = () => bed.Time.Clock.Advance(bed.Server.Configured >= 2 ? TimeSpan.FromSeconds(20) : TimeSpan.Zero);

        var result = await bed.RunAsync();

        result.CutShort!.Sentence.Should().StartWith("cut short at step 2 (4 jobs): every job of the level was refused, and none is streaming.");
        result.Jobs.Select(job => job.State).Should().Equal(JobState.Lost, JobState.Lost, JobState.Refused, JobState.Refused);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public async Task Run_WaitingForFiber_AsksForNoJob()
    {
        var bed = new RampTestBed();
        bed.Server.WaitingForFiber = true;

        var result = await bed.RunAsync();

        bed.Server.Configured.Should().Be(0);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.CutShort!.Sentence.Should().Contain("is waiting for its fibre. Connect the sensor before a load test.");
    }

    [Fact]
    public async Task Run_ServerThatNeverAnswers_AsksForNoJobAndEndsInTime()
    {
        var bed = new RampTestBed();
        bed.Server.ApiTime = () => TimeSpan.FromHours(1);

        var result = await bed.RunAsync();

        result.CutShort!.Sentence.Should().Contain("did not answer in time");
        result.Duration.Should().BeCloseTo(TimeSpan.FromSeconds(10 + (2 * 30)), TimeSpan.FromSeconds(1), "a slow server is for the ramp to judge");
        bed.Server.Configured.Should().Be(0);
    }

    [Fact]
    public async Task Run_AskedToTerminate_SaysByWhomAndCleansUpInTheTimeThatIsLeft()
    {
        var bed = new RampTestBed
        {
            Options = new RunOptions { AskWhyCancelled = () => new StopRequest("asked to terminate", TimeSpan.FromSeconds(15)) },
        };
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(16), bed.Time.Clock);

        var result = await bed.RunAsync(cancel.Token);

        result.CutShort!.Sentence.Should().Be("cut short at step 3 (6 jobs): asked to terminate");
        result.Duration.Should().BeLessThan(TimeSpan.FromSeconds(16 + 20));
        result.Cleanup!.Leftovers.Should().HaveCount(6).And.OnlyContain(job => job.Reason == "after 15 s: the server still has it");
    }

    [Fact]
    public async Task Run_FailedTwiceAndThenStopped_IsNotProvenAndSaysWhatWasFound()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;
        using var cancel = new CancellationTokenSource();
        bed.Server.OnConfigure = () =>
        {
            if (bed.Server.Configured == 10)
            {
                cancel.Cancel();
            }
        };

        var result = await bed.RunAsync(cancel.Token);

        result.Verdict.Sentence.Should().Be("not proven: cut short at step 5 (10 jobs): cancelled; 8 jobs had failed twice before that");
    }

    private static int Holds(RampTestBed bed) => bed.Events.OfType<HoldStarted>().Count();
}
