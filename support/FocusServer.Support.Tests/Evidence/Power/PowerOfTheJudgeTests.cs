using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Power;
using FocusServer.Support.Tests.Load.BreakingPoint;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Power;

/// <summary>Compares what is calculated before a ramp with what the judges find: in simulated runs, and of servers with a fixed room in runs of the engine.</summary>
[Collection(LongSweeps.Name)]
public class PowerOfTheJudgeTests
{
    // A correct figure is missed by more than that about once in fifteen thousand.
    private const double Sigmas = 4;

    private static readonly RampPlan _full = RampPlan.From(
        new RampOptions { Name = "full", InitialJobs = 5, MaxJobs = 100, StepIncrement = 5, StepInterval = TimeSpan.FromSeconds(10) });

    [Theory]
    [InlineData(2, 85)]
    [InlineData(10, 85)]
    [InlineData(25, 85)]
    [InlineData(100, 85)]
    [InlineData(2, 70)]
    [InlineData(10, 70)]
    [InlineData(25, 70)]
    [InlineData(100, 70)]
    [InlineData(10, 100)]
    public void Chance_ThatTheWorseServerPasses_IsThatOfSimulatedRuns(int level, double limit)
    {
        var limits = RampLimits.None with { MinSuccessRate = new Percentage(limit) };
        var one = new RampOptions { Name = "one level", InitialJobs = level, MaxJobs = level, StepIncrement = 1, StepInterval = TimeSpan.FromSeconds(10) };
        var power = RampPower.From(RampPlan.From(one), limits)!;
        var simulated = new SimulatedLevel(level, limits);
        var random = new Random(level + (int)limit);
        var runs = Seeds.All ? 20_000 : 2_000;

        var held = Enumerable.Range(0, runs).Count(_ => simulated.IsHeld(random, power.Streaming.Percent / 100));

        var chance = power.Levels[0].Chance;
        ((double)held / runs).Should().BeApproximately(chance, Sigmas * Math.Sqrt(chance * (1 - chance) / runs));
    }

    [Theory]
    [InlineData(70)]
    [InlineData(85)]
    public void Room_ThatIsFixed_FailsWhereTheTableSaysInRunsOfTheEngine(int percent)
    {
        var limits = percent == 70 ? RampTestBed.Staging : RampTestBed.Production;
        var levels = RampPower.From(_full, limits)!.Levels;
        levels.Select(level => level.Level).Should().Equal(FullRamp.Levels);

        foreach (var (level, failing, needed) in Seeds.OnEveryProcessor(levels.Where((_, i) => Seeds.All || i % 4 == 3)).Select(level => (level, Break(level.FailingRoom), Break(level.Needed))))
        {
            failing.Should().BeLessThanOrEqualTo(level.Level).And.Be(FirstThatFails(level.FailingRoom));
            needed.Should().BeGreaterThan(level.Level).And.Be(FirstThatFails(level.Needed));
        }

        // A ramp that holds would break beyond its maximum.
        int Break(int room) => new FullRamp(room) { Limits = limits }.Run().Verdict.BreakingPoint ?? int.MaxValue;

        int FirstThatFails(int room) => levels.FirstOrDefault(level => level.FailingRoom >= room)?.Level ?? int.MaxValue;
    }
}
