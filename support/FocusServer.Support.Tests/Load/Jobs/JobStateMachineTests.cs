using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.Timing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Load.Jobs;

public class JobStateMachineTests : IRunObserver
{
    private readonly List<JobState> _published = [];
    private readonly JobStateMachine _machine;

    public JobStateMachineTests() =>
        _machine = new JobStateMachine(1, TimeSpan.FromSeconds(2), new RunClock(new FakeTimeProvider()), new RunEvents([this]), new StreamMeter());

    [Fact]
    public void TryGiveUp_JobThatStreams_GoesOnStreaming()
    {
        ComeUp(rowsOn: 2);

        _machine.TryGiveUp("no row in time").Should().BeFalse();

        _machine.Snapshot().Should().BeEquivalentTo(new { State = JobState.Streaming, Cause = (string?)null });
    }

    [Fact]
    public void TryGiveUp_JobWithoutARowOnEveryStream_IsFailed()
    {
        ComeUp(rowsOn: 1);

        _machine.TryGiveUp("no row in time").Should().BeTrue();

        _machine.Snapshot().Should().BeEquivalentTo(new { State = JobState.Failed, Cause = "no row in time" });
    }

    [Fact]
    public void Ended_AfterItWasGivenUp_KeepsTheFirstCause()
    {
        ComeUp(rowsOn: 1);
        _machine.TryGiveUp("no row in time");

        _machine.Ended("the server completed stream 0");

        _machine.Snapshot().Should().BeEquivalentTo(new { State = JobState.Failed, Cause = "no row in time" });
        _published.Count(state => state is JobState.Failed or JobState.Lost).Should().Be(1);
    }

    [Fact]
    public void RowsArrived_AfterItWasGivenUp_DoNotReviveIt()
    {
        ComeUp(rowsOn: 1);
        _machine.TryGiveUp("no row in time");

        _machine.RowsArrived(new RowArrival(1, 1, 0, 0));

        _machine.Snapshot().Should().BeEquivalentTo(new { State = JobState.Failed, FirstRowAt = (TimeSpan?)null });
    }

    [Theory]
    [InlineData(1, JobState.Failed)]
    [InlineData(2, JobState.Lost)]
    public void Ended_ByTheServer_IsLostOnlyWhenItHadStreamed(int rowsOn, JobState expected)
    {
        ComeUp(rowsOn);

        _machine.Ended("GOAWAY");

        _machine.Snapshot().State.Should().Be(expected);
    }

    [Fact]
    public void TryConnected_JobThatIsBeingClosed_StaysClosing()
    {
        Configure();
        _machine.Closing();

        _machine.TryConnected().Should().BeFalse();

        _published.Should().Equal(JobState.Requested, JobState.Configured, JobState.Closing);
    }

    [Fact]
    public void Snapshot_BetweenRequestAndAnswer_MayBeNameless()
    {
        _machine.Request();
        var before = _machine.Snapshot();

        Configure();

        (before.MayHaveCreatedJob, _machine.Snapshot().MayHaveCreatedJob).Should().Be((true, false));
    }

    void IRunObserver.On(RunEvent runEvent) => _published.Add(((JobChanged)runEvent).Job.State);

    private void ComeUp(int rowsOn)
    {
        Configure();
        _machine.TryConnected();
        foreach (var stream in Enumerable.Range(0, rowsOn))
        {
            _machine.RowsArrived(new RowArrival(stream, 1, 0, 0));
        }
    }

    private void Configure()
    {
        _machine.Request();
        _machine.Configured(new JobDescription
        {
            JobId = "7-1729",
            StreamAddress = new Uri("http://simulated.example:12307"),
            StreamCount = 2,
            RowInterval = TimeSpan.FromSeconds(0.5),
        });
    }
}
