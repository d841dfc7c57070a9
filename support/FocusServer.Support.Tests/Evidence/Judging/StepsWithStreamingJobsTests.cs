using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

public class StepsWithStreamingJobsTests
{
    private readonly RampTestBed _bed = new();

    [Fact]
    public async Task StepsWithStreamingJobs_HealthyRamp_Pass() => await ShouldBeAsync(CriterionOutcome.Pass, "5 of 5");

    [Fact]
    public async Task StepsWithStreamingJobs_AFewJobsLessInEveryStep_StillPass()
    {
        _bed.Server.Capacity = 1;

        await ShouldBeAsync(CriterionOutcome.Fail, "3 of 5", "the ramp ended after three failed levels, each with one job that streamed");
    }

    [Fact]
    public async Task StepsWithStreamingJobs_OneStepWithoutAny_Fail()
    {
        SilentAt(level: 4);

        await ShouldBeAsync(CriterionOutcome.Fail, "4 of 5");
    }

    [Fact]
    public async Task StepsWithStreamingJobs_CutShortBeforeTheLastSteps_AreNotProven()
    {
        using var stop = StopAt(level: 8);

        await ShouldBeAsync(CriterionOutcome.NotProven, "3 of 5", stop: stop.Token);
    }

    [Fact]
    public async Task StepsWithStreamingJobs_CutShortAfterAStepWithoutAny_Fail()
    {
        SilentAt(level: 4);
        using var stop = StopAt(level: 8);

        await ShouldBeAsync(CriterionOutcome.Fail, "2 of 5", "a later step mends nothing", stop.Token);
    }

    [Fact]
    public async Task StepsWithStreamingJobs_NoneWhileTheLoadGeneratorWasOverloaded_AreNotProven()
    {
        SilentAt(level: 4);
        _bed.GeneratorMonitor = new ScriptedMonitor(() => _bed.Server.Configured == 4);

        await ShouldBeAsync(CriterionOutcome.NotProven, "4 of 5");
    }

    [Fact]
    public async Task StepsWithStreamingJobs_OverloadedInAnotherStep_Fail()
    {
        SilentAt(level: 4);
        _bed.GeneratorMonitor = new ScriptedMonitor(() => _bed.Server.Configured == 8);

        await ShouldBeAsync(CriterionOutcome.Fail, "4 of 5");
    }

    [Fact]
    public async Task StepsWithStreamingJobs_NoStepAtAll_AreNoData()
    {
        _bed.Server.Capacity = 0;

        await ShouldBeAsync(CriterionOutcome.NoData, "no data (no step was judged)");
    }

    private async Task ShouldBeAsync(CriterionOutcome outcome, string measured, string because = "", CancellationToken stop = default)
    {
        var result = await _bed.RunAsync(stop);

        (result.StepsWithStreamingJobs with { Hindrance = null }).Should().Be(new Criterion("steps with a streaming job", outcome, measured, "all of them"), because);
    }

    // Every job is silent as long as a level is held, both times.
    private void SilentAt(int level) =>
        _bed.Server.Rows = (_, stream, row) => Holding == level ? new(stream, 0, row, row) : null;

    private int? Holding => _bed.Events.LastOrDefault(e => e is HoldStarted or StepStarted) is HoldStarted hold ? hold.Step.Level : null;

    private CancellationTokenSource StopAt(int level)
    {
        var stop = new CancellationTokenSource();
        _bed.Observers.Add(new StopAtLevel(level, stop));
        return stop;
    }

    private sealed class StopAtLevel(int level, CancellationTokenSource stop) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            if (runEvent is HoldStarted hold && hold.Step.Level == level)
            {
                stop.Cancel();
            }
        }
    }
}
