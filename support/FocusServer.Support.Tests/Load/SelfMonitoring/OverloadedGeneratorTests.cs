using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

public class OverloadedGeneratorTests
{
    private readonly RampTestBed _bed = new() { Limits = RampTestBed.Production };

    [Fact]
    public async Task Run_OverloadedWhileTheServerFails_IsNotProvenAndBlamesNobody()
    {
        _bed.Server.Capacity = 6;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level >= 8);

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Verdict.BreakingPoint.Should().BeNull();
        result.Verdict.Sentence.Should().Be("not proven: the load generator was overloaded for 100 % of the time (behind its schedule) at 8 and 10 jobs");
        result.Verdict.Criteria.Should().NotContain(criterion => criterion.Outcome == CriterionOutcome.Fail);
        result.Steps.Where(step => step.Step.Level >= 8).Should().OnlyContain(step => !step.Proven && step.ApiHealthy);
    }

    [Fact]
    public async Task Run_OverloadedWhileTheServerPasses_ProvesThatStepNoMore()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 10);

        var result = await _bed.RunAsync();

        result.Holds.Should().HaveCount(6, "it is held once more, in case the generator recovers");
        result.Steps[^1].Healthy.Should().BeFalse();
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven, "the maximum was not proven");
    }

    [Fact]
    public async Task Run_OverloadedInOneStepOfFive_KeepsTheLiteralPromise()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 4);

        var result = await _bed.RunAsync();

        result.Verdict.HealthySteps.Measured.Should().Be("80 % (4 of 5)");
        result.Verdict.Outcome.Should().Be(RampOutcome.Held, "80 % of the steps are healthy whatever the fifth one hid");
    }

    [Fact]
    public async Task Run_OverloadedInTheFirstHoldOnly_TheSecondDecides()
    {
        var holds = 0;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 6 && holds++ < 3);

        var result = await _bed.RunAsync();

        result.Holds.Count(hold => hold.Step.Level == 6).Should().Be(2);
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public async Task Run_ServerBrokeBeforeTheGeneratorDid_StillBroke()
    {
        _bed.Server.Capacity = 4;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 10);

        var result = await _bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(6, "6 jobs failed twice while the generator was well");
        result.Verdict.Outcome.Should().Be(RampOutcome.Broke);
    }

    [Fact]
    public async Task Run_FailedOnceAndThenOverloaded_IsNotConfirmed()
    {
        _bed.Server.Capacity = 8;
        var holds = 0;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 10 && ++holds > 2);

        var result = await _bed.RunAsync();

        result.Holds[^2].Proven.Should().BeTrue();
        result.Holds[^1].Proven.Should().BeFalse();
        result.Verdict.BreakingPoint.Should().BeNull();
    }

    [Fact]
    public async Task Run_OverloadedFromTheStart_StopsAndDoesNotCallTheRestUnhealthy()
    {
        var bed = new RampTestBed { Ramp = RampTestBed.Quick with { MaxJobs = 40 }, GeneratorMonitor = new ScriptedMonitor(() => true) };

        var result = await bed.RunAsync();

        result.Steps.Should().HaveCount(3);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Theory]
    [InlineData(0.10, true)]
    [InlineData(0.11, false)]
    public async Task Run_OverloadedForAPartOfTheHold_CountsAboveATenth(double share, bool proven)
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true) { SuspectShare = share };

        var result = await _bed.RunAsync();

        result.Steps[0].Proven.Should().Be(proven);
    }

    [Fact]
    public async Task Run_WatchThatSawNothing_ProvesNothing()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => false) { Blind = true };

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Steps[0].Criteria[0].Sentence.Should().Be("load generator not watched, so its state is unknown, limit ≤ 10 % of the time");
    }

    [Fact]
    public async Task Run_GeneratorThatIsWell_StandsInTheResult()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => false);

        var result = await _bed.RunAsync();

        result.Steps.Should().OnlyContain(step => step.Generator!.Watched == TimeSpan.FromSeconds(10) && !step.Generator.Overloaded);
        result.Generator!.Watched.Should().Be(TimeSpan.FromSeconds(110), "two takes for each of five holds, and one at the end");
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    private int Level => _bed.Events.OfType<StepStarted>().LastOrDefault()?.Step.Level ?? 0;
}
