using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Reporting;
using FocusServer.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

/// <summary>A ramp that people steer while it runs.</summary>
public sealed class SteeringTests : IRunObserver, IDisposable
{
    private static readonly TimeSpan _stay = TimeSpan.FromSeconds(40);

    private readonly CancellationTokenSource _cut = new();
    private readonly RunRecord _record = new();
    private readonly List<string?> _objections = [];
    private readonly List<ITimer> _timers = [];
    private readonly Steering _steering;
    private string? _finishedBy;
    private Action<RunEvent> _react = _ => { };

    public SteeringTests() => _steering = new Steering(who =>
    {
        _finishedBy = who;
        _cut.Cancel();
    });

    [Fact]
    public async Task Hold_DuringAHold_StaysAtTheLevelUntilItGoesOn()
    {
        var bed = Bed();
        _react = runEvent =>
        {
            if (runEvent is HoldStarted { Step.Level: 4 })
            {
                Take(SteeringWish.Hold, "Ann");
                After(bed, _stay, () => Take(SteeringWish.GoOn, "Ben"));
            }
        };

        var result = await bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        _record.Steered.Select(steered => (steered.What, steered.Who)).Should().Equal((SteeringWish.Hold, "Ann"), (SteeringWish.GoOn, "Ben"));
        var stay = _record.Stays.Should().ContainSingle().Which;
        stay.Step.Level.Should().Be(4);
        stay.For.Should().BeCloseTo(_stay - bed.Ramp.StepInterval, TimeSpan.FromSeconds(1));
        var judged = bed.Events.OfType<StepJudged>().First(step => step.Result.Step.Level == 4).At;
        bed.Events.OfType<StepStarted>().First(step => step.Step.Level == 6).At.Should().BeCloseTo(judged + stay.For, TimeSpan.FromSeconds(0.1));
        bed.Events.SkipWhile(one => one is not StepJudged { Result.Step.Level: 4 }).Skip(1).TakeWhile(one => one is not LevelStayed)
            .Should().NotContain(one => one is StepStarted || one is HoldStarted || one is StepJudged || one is JobChanged, "nothing is raised or judged meanwhile");
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Report_OfASteeredRamp_SaysWhoAskedAndHowLongItStayed()
    {
        var (bed, lines) = (Bed(), new List<string>());
        bed.Observers.Add(new ConsoleReport(lines.Add));
        _react = runEvent =>
        {
            if (runEvent is HoldStarted { Step.Level: 4 })
            {
                Take(SteeringWish.Hold, "Ann");
                After(bed, bed.Ramp.StepInterval + TimeSpan.FromSeconds(90), () => Take(SteeringWish.GoOn, "Ben"));
            }
        };

        await bed.RunAsync();

        lines.Where(line => line.Contains("🕹️", StringComparison.Ordinal)).Should()
            .Equal("🕹️  Ann asked to stay at this level.", "🕹️  Ben asked to go on.", "🕹️  It stayed at 4 jobs for 1 min 30 s.");
    }

    [Fact]
    public async Task GoOn_BeforeTheHoldIsOver_IsNoStay()
    {
        var bed = Bed();
        _react = runEvent =>
        {
            if (runEvent is HoldStarted { Step.Level: 4 })
            {
                Take(SteeringWish.Hold, "Ann");
                Take(SteeringWish.GoOn, "Ann");
            }
        };

        await bed.RunAsync();

        _record.Steered.Should().HaveCount(2);
        _record.Stays.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Finish_AtAnyTime_CutsShortAndCleansUp(bool whileItStays)
    {
        var bed = Bed(() => new StopRequest(SteeringText.Finished(_finishedBy!)));
        _react = runEvent =>
        {
            if (runEvent is HoldStarted { Step.Level: 6 })
            {
                if (whileItStays)
                {
                    Take(SteeringWish.Hold, "Ann");
                }

                After(bed, whileItStays ? _stay : TimeSpan.FromSeconds(1), () => Take(SteeringWish.Finish, "Eve"));
            }
        };

        var result = await bed.RunAsync(_cut.Token);

        result.Verdict.Sentence.Should().Be("not proven: cut short at step 3 (6 jobs): finished by Eve on the live page");
        result.Holds.Should().HaveCount(whileItStays ? 3 : 2);
        _record.Stays.Should().HaveCount(whileItStays ? 1 : 0, "the time that it stayed is written down, however it ended");
        bed.Server.Present.Should().BeEmpty();
        _objections.Should().OnlyContain(objection => objection == null);
    }

    [Fact]
    public async Task Wish_BeforeOrAfterTheRamp_IsRefused()
    {
        var bed = Bed();
        Take(SteeringWish.Hold, "Ann");
        _react = runEvent =>
        {
            if (runEvent is RunStarted or CleanupStarted or RunFinished)
            {
                Take(SteeringWish.Finish, "Ann");
            }
        };

        var result = await bed.RunAsync(_cut.Token);

        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        _objections.Should().HaveCount(4).And.OnlyContain(objection => objection == "The ramp takes no wishes now: it has not begun, cleans up, or is over.");
        _record.Steered.Should().BeEmpty();
    }

    [Fact]
    public async Task Ramp_ThatCouldBeSteeredAndIsNot_RunsAsAnyOther()
    {
        var (steered, plain) = (Bed(), new RampTestBed());
        await steered.RunAsync();
        await plain.RunAsync();

        steered.Events.Select(one => (one.GetType(), one.At)).Should().Equal(plain.Events.Select(one => (one.GetType(), one.At)));
    }

    void IRunObserver.On(RunEvent runEvent)
    {
        _record.On(runEvent);
        _react(runEvent);
    }

    public void Dispose()
    {
        _timers.ForEach(timer => timer.Dispose());
        _cut.Dispose();
    }

    private RampTestBed Bed(Func<StopRequest>? why = null)
    {
        var bed = new RampTestBed { Options = new RunOptions { Steering = _steering, AskWhyCancelled = why ?? (() => StopRequest.Cancelled) } };
        bed.Observers.Add(this);
        return bed;
    }

    private void Take(SteeringWish wish, string who) => _objections.Add(_steering.Take(wish, who));

    // A timer that nothing refers to may never fire.
    private void After(RampTestBed bed, TimeSpan time, Action action) =>
        _timers.Add(bed.Time.Clock.CreateTimer(_ => action(), null, time, Timeout.InfiniteTimeSpan));
}
