using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

public class HealthyRampTests
{
    private readonly RampTestBed _bed = new();

    [Fact]
    public async Task Run_HealthyServer_IsHeldWithEveryJobAccountedFor()
    {
        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        result.Verdict.BreakingPoint.Should().BeNull();
        result.Verdict.Capacity.Should().Be(10);
        result.Steps.Select(step => (step.Step.Level, step.Streaming, step.Healthy))
            .Should().Equal((2, 2, true), (4, 4, true), (6, 6, true), (8, 8, true), (10, 10, true));
        (result.Jobs.Count, result.SuccessfulJobs, result.FailedJobs).Should().Be((10, 10, 0));
        result.FinalHealth!.Healthy.Should().BeTrue();
        _bed.Server.Configured.Should().Be(10);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(3)]
    public async Task Run_HoldTooShortForARowToBeDue_WaitsForTheNextRowAndBlamesNobody(double seconds)
    {
        var bed = new RampTestBed { Ramp = RampTestBed.Quick with { StepInterval = TimeSpan.FromSeconds(seconds) } };
        bed.Server.RowInterval = TimeSpan.FromSeconds(4);

        var result = await bed.RunAsync();

        result.Steps.Select(step => step.Streaming).Should().Equal(2, 4, 6, 8, 10);
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public async Task Run_HealthyServer_LeavesNothingOnTheServer()
    {
        var result = await _bed.RunAsync();

        result.Cleanup!.Successful.Should().BeTrue();
        result.Cleanup!.Gone.Should().HaveCount(10);
        _bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_HealthyServer_HoldsEachLevelForTheIntervalAndNoLonger()
    {
        var result = await _bed.RunAsync();

        result.Holds.Should().OnlyContain(hold => hold.HoldEndedAt - hold.HoldStartedAt == TimeSpan.FromSeconds(5));
        var holding = result.Holds[^1].HoldEndedAt;
        holding.Should().BeCloseTo(TimeSpan.FromSeconds(5 * (5 + 1.8) + 1.8), TimeSpan.FromMilliseconds(500),
            "each level takes 0.3 s to configure, 1 s for the pod and 0.5 s for the first row, beside its hold, and the very first job goes alone");
    }

    [Fact]
    public async Task Run_HealthyServer_ProbesFiveTimesASecondFromTheStartOfEachHold()
    {
        var result = await _bed.RunAsync();

        result.Holds.Should().OnlyContain(hold => hold.Probes.Due == 25 && hold.Probes.Answered == 25);
        result.Holds[0].Probes.Response.Max.Should().BeCloseTo(TimeSpan.FromMilliseconds(45), TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public async Task Run_SlowServer_DoesNotSlowDownTheProbes()
    {
        _bed.Server.ApiTime = () => TimeSpan.FromSeconds(8);

        var result = await _bed.RunAsync();

        result.Holds[0].Probes.Due.Should().Be(25, "questions are due whether or not the last one was answered");
        result.Holds[0].Probes.Response.Max.Should().BeCloseTo(TimeSpan.FromSeconds(8), TimeSpan.FromMilliseconds(50));
        result.Verdict.Outcome.Should().Be(RampOutcome.Held, "8 s is within staging's 30 s");
    }

    [Fact]
    public async Task Run_AnyServer_EveryJobGoesThroughItsStatesInOrder()
    {
        await _bed.RunAsync();

        var states = _bed.Events.OfType<JobChanged>().GroupBy(change => change.Job.Job, change => change.Job.State);
        states.Should().HaveCount(10).And.OnlyContain(job => job.SequenceEqual(new[]
        {
            JobState.Requested, JobState.Configured, JobState.Connected, JobState.Streaming, JobState.Closing, JobState.Gone,
        }));
        _bed.Events.OfType<JobChanged>().Select(change => change.Job.At).Should().OnlyContain(at => at >= TimeSpan.Zero);
    }

    [Fact]
    public async Task Run_AnyServer_WritesEachRequestDownBeforeItGoesOut()
    {
        var writtenDown = new List<int>();
        _bed.Server.OnConfigure = () => writtenDown.Add(_bed.Events.OfType<JobChanged>().Count(change => change.Job.State == JobState.Requested));

        await _bed.RunAsync();

        writtenDown.Should().HaveCount(10);
        writtenDown.Select((written, sent) => written > sent).Should().OnlyContain(before => before);
    }

    [Fact]
    public async Task Run_AverageCreation_IsFromRequestToFirstRowOfTheStepsOwnJobs()
    {
        var result = await _bed.RunAsync();

        result.Steps.Should().OnlyContain(step => step.AverageCreation > TimeSpan.FromSeconds(1.79) && step.AverageCreation < TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task Run_SlowDisk_IsNotBlamedOnTheServer()
    {
        var bed = new RampTestBed { Ramp = RampTestBed.Quick with { InitialJobs = 1, MaxJobs = 3, StepIncrement = 1 } };
        bed.Observers.Add(new SlowDisk(bed.Time.Clock));

        var result = await bed.RunAsync();

        result.Steps.Should().HaveCount(3).And.OnlyContain(step => step.AverageCreation < TimeSpan.FromSeconds(2));
    }

    private sealed class SlowDisk(FakeTimeProvider clock) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            if (runEvent is JobChanged { Job.State: JobState.Requested })
            {
                clock.Advance(TimeSpan.FromSeconds(5));
            }
        }
    }
}
