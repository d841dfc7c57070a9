using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Jobs;

public class JobIdentityTests
{
    private readonly RampTestBed _bed = new() { Limits = RampTestBed.Production };

    [Fact]
    public async Task Run_ServerGivesAJobTwice_TheSecondIsFailedAndNotCounted()
    {
        _bed.Server.AnsweredWith = request => request == 4 ? "3-1703" : null;

        var result = await _bed.RunAsync();

        result.Jobs[3].Should().BeEquivalentTo(
            new { State = JobState.Failed, Cause = "the server gave job 3-1703 twice, which breaks the contract", FirstRowAt = (TimeSpan?)null });
        result.Jobs[2].State.Should().Be(JobState.Streaming, "the name is the job's that had it first");
        result.Steps.Select(step => step.Streaming).Should().Equal(2, 3, 5, 7, 9);
        result.Steps[1].Healthy.Should().BeFalse("3 of 4 are 75 %, 85 % are promised");
    }

    [Fact]
    public async Task Run_ServerGivesAJobTwice_ItIsConnectedToOnceAndCleanedOnce()
    {
        _bed.Server.AnsweredWith = request => request == 4 ? "3-1703" : null;

        var result = await _bed.RunAsync();

        _bed.Server.Connections.Should().HaveCount(9).And.OnlyHaveUniqueItems();
        result.Cleanup!.Gone.Should().BeEquivalentTo(_bed.Server.Made);
        result.Verdict.Cleanup.Measured.Should().Be("9 jobs gone, none left");
        _bed.Events.OfType<JobChanged>().Count(change => change.Job is { State: JobState.Gone, JobId: "3-1703" }).Should().Be(1);
    }

    [Fact]
    public async Task Run_ServerGivesOneJobForEveryRequest_IsNotHeld()
    {
        _bed.Server.AnsweredWith = request => request > 1 ? "1-1701" : null;

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Broke);
        result.Verdict.Capacity.Should().Be(1);
        result.Cleanup!.Gone.Should().Equal("1-1701");
    }

    [Fact]
    public async Task Run_UnusableAnswerThatNamesItsJob_FailsTheJobUnderItsName()
    {
        _bed.Server.UnusableAnswer = (request, id) => request == 5 ? Unusable(id) : null;

        var result = await _bed.RunAsync();

        result.Jobs[4].Should().BeEquivalentTo(
            new { State = JobState.Failed, JobId = "5-1705", Cause = "lines_dt is 0", MayHaveCreatedJob = false });
        _bed.Events.OfType<JobChanged>().Should().ContainSingle(change => change.Job.Job == 5 && change.Job.State == JobState.Failed)
            .Which.Job.JobId.Should().Be("5-1705");
        _bed.Server.Connections.Should().NotContain("5-1705");
    }

    [Fact]
    public async Task Run_UnusableAnswerThatNamesItsJob_ItIsCleanedUpAsOurs()
    {
        _bed.Server.UnusableAnswer = (request, id) => request == 5 ? Unusable(id) : null;

        var result = await _bed.RunAsync();

        result.Cleanup!.Gone.Should().HaveCount(10).And.Contain("5-1705");
        result.Cleanup!.Successful.Should().BeTrue();
        _bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_UnusableAnswerWhoseJobStays_NamesItAsLeft()
    {
        _bed.Server.UnusableAnswer = (request, id) => request == 5 ? Unusable(id) : null;
        _bed.Server.GoesAway = id => id != "5-1705";

        var result = await _bed.RunAsync();

        result.Cleanup!.Leftovers.Should().ContainSingle().Which.JobId.Should().Be("5-1705");
        result.Verdict.Cleanup.Outcome.Should().Be(CriterionOutcome.Fail);
    }

    [Fact]
    public async Task Run_UnusableAnswerThatNamesAnothersJob_DoesNotTakeItsName()
    {
        _bed.Server.ConfigureError = request => request == 5 ? Unusable("1-1701") : null;

        var result = await _bed.RunAsync();

        result.Jobs[4].Should().BeEquivalentTo(new { State = JobState.Failed, JobId = (string?)null });
        result.Jobs[0].State.Should().Be(JobState.Streaming);
        result.Cleanup!.Gone.Should().BeEquivalentTo(_bed.Server.Made);
    }

    [Fact]
    public async Task Run_ErrorThatIsNotTheServers_MayHaveMadeAJobAndProvesNothing()
    {
        _bed.Server.ConfigureError = request => request == 3 ? new InvalidOperationException("a mistake of ours") : null;

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.CutShort!.Sentence.Should().Contain("a mistake of ours");
        result.Cleanup!.UnidentifiedJobs.Should().Be(1, "the request may have gone out");
        result.Verdict.Cleanup.Outcome.Should().Be(CriterionOutcome.Fail);
        result.Cleanup!.Gone.Should().BeEquivalentTo(_bed.Server.Made);
    }

    private static FocusServerException Unusable(string id) =>
        new(FocusServerErrorKind.ContractBroken, "lines_dt is 0", 200) { MayHaveCreatedJob = true, JobId = id };
}
