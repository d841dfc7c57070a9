using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

public class StreamFiguresTests
{
    private readonly RampTestBed _bed = new() { Ramp = RampTestBed.Quick with { InitialJobs = 2, MaxJobs = 4 } };

    [Fact]
    public async Task Run_HealthyServer_MeasuresFirstRowsAndGapsOfEachStep()
    {
        var result = await _bed.RunAsync();

        var second = TimeSpan.FromMilliseconds(500);
        result.Steps.Should().HaveCount(2).And.OnlyContain(step => step.Streams.Gaps.P50 == second && step.Streams.Gaps.Max == second);
        result.Steps[0].Streams.Gaps.Count.Should().BeInRange(2 * 3 * 9, 2 * 3 * 10, "two jobs have three streams each");
        result.Steps[1].Streams.Gaps.Count.Should().BeInRange(4 * 3 * 9, 4 * 3 * 10);
        result.Streams.FirstRow.Should().BeEquivalentTo(new { Count = 4, Max = TimeSpan.FromMilliseconds(1800) });
        result.Streams.Should().BeEquivalentTo(new { Stalls = 0, RepeatedMessages = 0, RowJumps = 0, MissingRows = 0 });
    }

    [Fact]
    public async Task Run_FirstRows_AreThoseOfTheJobsThatTheLevelAdded()
    {
        var result = await _bed.RunAsync();

        result.Steps.Should().OnlyContain(step => step.Streams.FirstRow.Count == step.Step.JobsToAdd && step.Streams.FirstRow.P50 == step.AverageCreation);
    }

    [Fact]
    public async Task Run_StallInTheFirstHold_IsOnRecordThereWithItsLength()
    {
        _bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)) : null;

        var result = await _bed.RunAsync();

        result.Holds[0].Streams.Stalls.Should().Be(1);
        result.Holds[0].Streams.StallLengths.Max.Should().BeCloseTo(TimeSpan.FromSeconds(3.3), TimeSpan.FromSeconds(0.5));
        result.Holds[^1].Streams.Stalls.Should().Be(0, "each hold has its own figures");
        result.Streams.Stalls.Should().Be(1);
        result.Streams.Gaps.Max.Should().Be(result.Streams.StallLengths.Max!.Value);
        result.Jobs[0].Should().BeEquivalentTo(new { Stalls = 1, SilentFor = result.Streams.StallLengths.Max!.Value });
    }

    [Fact]
    public async Task Run_StallThatGoesOn_CountsUpToTheEnd()
    {
        _bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(2), TimeSpan.MaxValue) : null;

        var result = await _bed.RunAsync();

        result.Jobs[0].State.Should().Be(JobState.Stalled);
        result.Jobs[0].SilentFor.Should().BeGreaterThan(TimeSpan.FromSeconds(15));
        result.Streams.StallLengths.Count.Should().Be(1, "closing ended it");
    }

    [Fact]
    public async Task Run_StreamThatOnlyRepeatsARow_IsNotStreaming()
    {
        _bed.Server.Rows = (job, stream, row) => job == 2 && stream == 1 ? Row(stream, Math.Min(row, 3)) : null;

        var result = await _bed.RunAsync();

        result.Jobs[1].State.Should().Be(JobState.Stalled);
        result.Steps.Select(step => step.Streaming).Should().Equal(1, 3);
        result.Steps[0].Streams.RepeatedMessages.Should().BeGreaterThan(5);
    }

    [Fact]
    public async Task Run_StreamThatLeavesRowsOut_StreamsAndIsReported()
    {
        _bed.Server.Rows = (job, stream, row) => job == 2 && stream == 1 ? Row(stream, row * 2) : null;

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        result.Steps[0].Streams.RowJumps.Should().BeInRange(9, 10);
        result.Steps[0].Streams.MissingRows.Should().Be(result.Steps[0].Streams.RowJumps);
    }

    [Fact]
    public async Task Run_ErrorOfOurOwnInAStream_IsNeitherLostNorFailed()
    {
        _bed.Server.Rows = (job, _, row) => job == 2 && row == 4 ? throw new InvalidOperationException("a mistake of ours") : null;

        var result = await _bed.RunAsync();

        result.Jobs[1].Should().BeEquivalentTo(new { State = JobState.GeneratorError, Cause = "InvalidOperationException, a mistake of ours" });
        (result.SuccessfulJobs, result.FailedJobs, result.GeneratorErrors).Should().Be((3, 0, 1));
        result.FailureCauses.Should().Equal("1 × ended by an error of the load generator: InvalidOperationException, a mistake of ours");
        result.Steps[0].Proven.Should().BeFalse("1 of 2 misses 70 %, and the other was ours");
        result.Steps[1].Healthy.Should().BeTrue("3 of 4 keep 70 % all the same");
        result.Holds[0].Tally.Should().BeEquivalentTo(new { Streaming = 1, GeneratorErrors = 1, Lost = 0, Failed = 0, Sum = 2 });
    }

    [Fact]
    public async Task Run_OurOwnErrorsAndTheServersFailures_AreToldApart()
    {
        var bed = new RampTestBed { Ramp = new RampOptions { Name = "x", InitialJobs = 10, MaxJobs = 10, StepIncrement = 10, StepInterval = TimeSpan.FromSeconds(5) } };
        bed.Server.Capacity = 5;
        bed.Server.Rows = (job, _, row) => job == 2 && row == 4 ? throw new InvalidOperationException("a mistake of ours") : null;

        var result = await bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Broke, "without our error 5 of 10 would stream, and 70 % are promised");
        result.Holds[0].Tally.Should().BeEquivalentTo(new { Streaming = 4, Refused = 5, GeneratorErrors = 1 });
    }

    private static RowArrival Row(int stream, int row) => new(stream, 1, row, row) { FirstTimestamp = row, LastTimestamp = row };
}
