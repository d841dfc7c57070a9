using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;
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
        result.Verdict.Sentence.Should().Be("not proven: the load generator was overloaded for 100 % of the time (behind its schedule), at 8 and 10 jobs");
        result.Verdict.Criteria.Should().NotContain(criterion => criterion.Outcome == CriterionOutcome.Fail);
        result.Steps.Where(step => step.Step.Level >= 8).Should().OnlyContain(step => !step.Proven && step.ApiHealthy);
    }

    [Fact]
    public async Task Run_OverloadedWhileTheServerPasses_HoldsWithARemark()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 10);

        var result = await _bed.RunAsync();

        result.Holds.Should().HaveCount(5, "what was kept in spite of the overload need not be held again");
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        result.Steps[^1].Remark.Should().Be("The load generator was overloaded for 100 % of the time (behind its schedule); the load was applied as planned, and every promise was kept all the same.");
        result.Steps.SkipLast(1).Should().OnlyContain(step => step.Remark == null);
    }

    [Theory]
    [InlineData(1.4, true)]
    [InlineData(1.6, false)]
    public async Task Run_OverloadedWhileTheServerPasses_HoldsOnlyWhereNoStallCanHide(double lateSeconds, bool held)
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 10) { Late = TimeSpan.FromSeconds(lateSeconds) };

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(held ? RampOutcome.Held : RampOutcome.NotProven, "rows came every 0.5 s, and 2 s are a stall");
        result.Steps[^1].Applied.Should().BeEquivalentTo(new { IncompleteJobs = 0, MissingRows = 0L, Patience = TimeSpan.FromSeconds(2) });
    }

    [Fact]
    public async Task Run_OverloadedWhileRowsAreLeftOut_ProvesNothing()
    {
        _bed.Server.Rows = (_, stream, row) => new RowArrival(stream, 1, row * 2, row * 2) { FirstTimestamp = row, LastTimestamp = row };
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true);

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Steps[0].Hindrance.Should().Contain("rows were left out");
    }

    [Fact]
    public async Task Run_OverloadedWhileAJobBringsTooFewRows_ProvesNothing()
    {
        var silent = (From: TimeSpan.FromSeconds(4), Until: TimeSpan.FromSeconds(5.5));
        _bed.Server.Silence = job => job == 1 ? silent : null;
        _bed.Server.RowInterval = TimeSpan.FromSeconds(0.1);
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true);

        var result = await _bed.RunAsync();

        result.Holds[0].Hindrance.Should().EndWith("and of 1 job not every row came");
        result.Holds[0].Streaming.Should().Be(2, "a second and a half is no stall");
    }

    [Theory]
    [InlineData(0.9, RampOutcome.Broke)]
    [InlineData(1.1, RampOutcome.NotProven)]
    public async Task Run_SeldomLateWhileTheServerFails_IsNotProvenFromHalfAStallOn(double lateSeconds, RampOutcome outcome)
    {
        _bed.Server.Capacity = 6;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true) { SuspectShare = 0.05, Late = TimeSpan.FromSeconds(lateSeconds) };

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData(14.5, 0, RampOutcome.Held)]
    [InlineData(15.5, 0.6, RampOutcome.NotProven)]
    [InlineData(15.5, 0.4, RampOutcome.Broke)]
    public async Task Run_AnswersThatCameTooLateByLessThanWeWereLate_AreNotHeldAgainstTheServer(double answerSeconds, double lateSeconds, RampOutcome outcome)
    {
        _bed.Server.ApiTime = () => TimeSpan.FromSeconds(_bed.Server.Configured < 8 ? 0.1 : answerSeconds);
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true) { SuspectShare = 0.05, Late = TimeSpan.FromSeconds(lateSeconds) };

        var result = await _bed.RunAsync();

        result.Verdict.Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task Run_OverloadedWhileTheMachineWasBusy_NamesTheCulprit()
    {
        _bed.Server.Capacity = 6;
        var machine = new MachineTally();
        machine.Add(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3), new MachineUse { Cores = 2, Busy = TimeSpan.Zero }, new MachineUse { Cores = 2, Busy = TimeSpan.FromSeconds(17) });
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level >= 8) { Strains = [OverloadReason.GarbageCollection], Machine = machine };

        var result = await _bed.RunAsync();

        result.Verdict.Sentence.Should().Contain("(behind its schedule; garbage collection for 100 % of the time; the machine was busy with something else: 1.4 of 2 cores, not ours), at 8 and 10 jobs");
    }

    [Fact]
    public async Task Run_StrainedWithoutAnEffect_JudgesTheServerAsEver()
    {
        _bed.Server.Capacity = 6;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true) { Effects = [], Strains = [OverloadReason.GarbageCollection, OverloadReason.Cpu] };

        var result = await _bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(8, "processors and collections explain an effect, and prove nothing alone");
    }

    [Fact]
    public async Task Run_OverloadedInOneStepOfFive_KeepsTheLiteralPromise()
    {
        FailWhile(() => Level == 4);
        _bed.GeneratorMonitor = new ScriptedMonitor(() => Level == 4);

        var result = await _bed.RunAsync();

        result.Verdict.HealthySteps.Measured.Should().Be("80 % (4 of 5)");
        result.Verdict.Outcome.Should().Be(RampOutcome.Held, "80 % of the steps are healthy whatever the fifth one hid");
    }

    [Fact]
    public async Task Run_OverloadedInTheFirstHoldOnly_TheSecondDecides()
    {
        var holds = 0;
        FailWhile(() => Level == 6 && holds < 3);
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
        bed.Server.Capacity = 1;

        var result = await bed.RunAsync();

        result.Steps.Should().HaveCount(3);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Theory]
    [InlineData(0.10, true)]
    [InlineData(0.11, false)]
    public async Task Run_OverloadedForAPartOfTheHold_CountsAboveATenth(double share, bool proven)
    {
        _bed.Server.Capacity = 1;
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

    private void FailWhile(Func<bool> failing) =>
        _bed.Server.ApiError = () => failing() ? new FocusServerException(FocusServerErrorKind.ServerError, "500") : null;

    private int Level => _bed.Events.OfType<StepStarted>().LastOrDefault()?.Step.Level ?? 0;
}
