using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Running;
using FocusServer.Load.Timing;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

/// <summary>The pace of a run on a machine that strains.</summary>
public sealed class PaceKeeperTests : IRunObserver, IDisposable
{
    private readonly LeapingTime _time = new();
    private readonly PacedTimeProvider _paced;
    private readonly SimulatedServer _server;
    private readonly RunRecord _record = new();
    private readonly List<RunEvent> _events = [];

    public PaceKeeperTests()
    {
        _paced = new PacedTimeProvider(_time.Clock, 10);
        _server = new SimulatedServer(_paced) { StreamCount = 1 };
    }

    [Fact]
    public void Hold_ThatProvedNothing_IsHeldAgainAtHalfThePaceAndDoesNotCount()
    {
        _server.Capacity = 2;

        var result = Run(overloaded: () => Level == 4 && Holds == 1);

        result.Holds.Where(hold => hold.Step.Level == 4).Select(hold => (hold.Attempt, hold.Pace, hold.Proven)).Should().Equal((1, 10, false), (2, 5, true), (3, 5, true));
        result.Verdict.BreakingPoint.Should().Be(4, "it failed twice while the machine was well");
        Changes[0].Should().Be((10, 5, "the load generator was overloaded for 100 % of the time (behind its schedule) at 4 jobs"));
    }

    [Fact]
    public void Hold_KeptInSpiteOfAnOverload_SlowsOnlyWhatFollows()
    {
        var result = Run(overloaded: () => Level == 4);

        result.Holds.Select(hold => hold.Pace).Should().Equal(10, 10, 5, 5, 5);
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public void Hold_ThatProvedNothingInRealTime_WaitsForABetterMoment()
    {
        _server.Capacity = 2;

        var result = Run(overloaded: () => Level == 4 && Holds is < 10 or 11);

        result.Holds.Where(hold => hold.Step.Level == 4).Select(hold => hold.Proven).Should().Equal([.. Enumerable.Repeat(false, 9), true, false, true]);
        result.Verdict.BreakingPoint.Should().Be(4, "it failed twice in moments in which the machine was well");
    }

    [Fact]
    public void Pace_OnAMachineThatNeverGetsWell_EndsAtRealTime()
    {
        _server.Capacity = 1;

        var result = Run(overloaded: () => true);

        result.Holds.Where(hold => hold.Step.Level == 2).Select(hold => hold.Pace).Should().Equal([10, 5, 2.5, 1.25, .. Enumerable.Repeat(1.0, 12)]);
        result.Holds.Where(hold => hold.Step.Level == 4).Should().HaveCount(2, "ten holds of the run are held again in real time");
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public void Pace_AfterHoldsWithoutTrouble_Recovers()
    {
        var result = Run(overloaded: () => Level == 1, max: 12, increment: 1);

        result.Holds.Select(hold => hold.Pace).Should().Equal(10, 5, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10);
        Changes[^1].Should().Be((5, 10, "6 holds in a row had no trouble"));
    }

    [Fact]
    public void Pace_ThatWasGiven_Stays()
    {
        var result = Run(overloaded: () => true, givesWay: false);

        result.Holds.Should().OnlyContain(hold => hold.Pace == 10);
        Changes.Should().BeEmpty();
    }

    [Fact]
    public void Pace_AfterTheRun_IsThatOfTheStart()
    {
        Run(overloaded: () => Level == 10);

        _paced.Pace.Should().Be(10);
    }

    [Fact]
    public void MomentOf_AfterThePaceChanged_IsTheRealTime()
    {
        Run(overloaded: () => Level == 4);
        var change = _events.OfType<PaceChanged>().Single();

        var slow = _record.MomentOf(change.At + TimeSpan.FromSeconds(10)) - _record.MomentOf(change.At);

        slow.Should().Be(TimeSpan.FromSeconds(2), "at pace 5");
        (_record.MomentOf(change.At) - _record.Manifest!.StartedAt).Should().Be(change.At / 10);
    }

    public void Dispose() => _server.Dispose();

    void IRunObserver.On(RunEvent runEvent)
    {
        _record.On(runEvent);
        _events.Add(runEvent);
    }

    private int Level => _events.OfType<StepStarted>().LastOrDefault()?.Step.Level ?? 0;

    private int Holds => _events.OfType<HoldStarted>().Count(hold => hold.Step.Level == Level);

    private List<(double From, double To, string Why)> Changes => [.. _events.OfType<PaceChanged>().Select(change => (change.From, change.To, change.Why))];

    private RampResult Run(Func<bool> overloaded, bool givesWay = true, int max = 10, int increment = 2) => _time.Run(() =>
        new LoadTest(_server, _paced, new RunOptions { PaceGivesWay = givesWay }, new ScriptedMonitor(overloaded)).RunAsync(
            RampPlan.From(RampTestBed.Quick with { InitialJobs = increment, MaxJobs = max, StepIncrement = increment }),
            RampTestBed.Production,
            new RunManifest { RunId = "run", Title = "paced", Environment = "simulated", BaseUrl = _server.BaseUrl, Pace = 10, StartedAt = _time.Clock.GetUtcNow() },
            [this],
            CancellationToken.None));
}
