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

public class JobLifeTests : IRunObserver
{
    private readonly List<JobState> _published = [];
    private readonly JobLife _life;

    public JobLifeTests() =>
        _life = new JobLife(1, TimeSpan.FromSeconds(2), new RunClock(new FakeTimeProvider()), new RunEvents([this]), new StreamMeter());

    [Fact]
    public void TryGiveUp_JobThatStreams_GoesOnStreaming()
    {
        ComeUp(rowsOn: 2);

        _life.TryGiveUp("no row in time").Should().BeFalse();

        _life.Snapshot().Should().BeEquivalentTo(new { State = JobState.Streaming, Cause = (string?)null });
    }

    [Fact]
    public void TryGiveUp_JobWithoutARowOnEveryStream_IsFailed()
    {
        ComeUp(rowsOn: 1);

        _life.TryGiveUp("no row in time").Should().BeTrue();

        _life.Snapshot().Should().BeEquivalentTo(new { State = JobState.Failed, Cause = "no row in time" });
    }

    [Fact]
    public void Ended_AfterItWasGivenUp_KeepsTheFirstCause()
    {
        ComeUp(rowsOn: 1);
        _life.TryGiveUp("no row in time");

        _life.Ended("the server completed stream 0");

        _life.Snapshot().Should().BeEquivalentTo(new { State = JobState.Failed, Cause = "no row in time" });
        _published.Count(state => state is JobState.Failed or JobState.Lost).Should().Be(1);
    }

    [Fact]
    public void RowsArrived_AfterItWasGivenUp_DoNotReviveIt()
    {
        ComeUp(rowsOn: 1);
        _life.TryGiveUp("no row in time");

        _life.RowsArrived(new RowArrival(1, 1, 0, 0));

        _life.Snapshot().Should().BeEquivalentTo(new { State = JobState.Failed, FirstRowAt = (TimeSpan?)null });
    }

    [Theory]
    [InlineData(1, JobState.Failed)]
    [InlineData(2, JobState.Lost)]
    public void Ended_ByTheServer_IsLostOnlyWhenItHadStreamed(int rowsOn, JobState expected)
    {
        ComeUp(rowsOn);

        _life.Ended("GOAWAY");

        _life.Snapshot().State.Should().Be(expected);
    }

    [Fact]
    public void TryConnected_JobThatIsBeingClosed_StaysClosing()
    {
        Configure();
        _life.Closing();

        _life.TryConnected().Should().BeFalse();

        _published.Should().Equal(JobState.Requested, JobState.Configured, JobState.Closing);
    }

    [Fact]
    public void Snapshot_BetweenRequestAndAnswer_MayBeNameless()
    {
        _life.Request();
        var before = _life.Snapshot();

        Configure();

        (before.MayBeNameless, _life.Snapshot().MayBeNameless).Should().Be((true, false));
    }

    void IRunObserver.On(RunEvent runEvent) => _published.Add(((JobChanged)runEvent).Job.State);

    private void ComeUp(int rowsOn)
    {
        Configure();
        _life.TryConnected();
        foreach (var stream in Enumerable.Range(0, rowsOn))
        {
            _life.RowsArrived(new RowArrival(stream, 1, 0, 0));
        }
    }

    private void Configure()
    {
        _life.Request();
        _life.Configured(new JobDescription
        {
            JobId = "7-1729",
            StreamAddress = new Uri("http://simulated.example:12307"),
            StreamCount = 2,
            RowInterval = TimeSpan.FromSeconds(0.5),
        });
    }
}
