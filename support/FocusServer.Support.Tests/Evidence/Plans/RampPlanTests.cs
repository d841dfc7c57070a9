using FluentAssertions;
using FocusServer.Evidence.Plans;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Plans;

public class RampPlanTests
{
    public static TheoryData<int, int, int, int[]> Ramps => new()
    {
        { 2, 10, 2, [2, 4, 6, 8, 10] },
        { 5, 25, 5, [5, 10, 15, 20, 25] },
        { 5, 100, 10, [5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100] },
        { 1, 1, 1, [1] },
        { 7, 7, 100, [7] },
        { 1, 2, 5, [1, 2] },
        { 3, RampOptions.MostJobs, int.MaxValue, [3, RampOptions.MostJobs] },
    };

    [Theory]
    [MemberData(nameof(Ramps))]
    public void From_Ramp_LevelsGrowByTheIncrementAndEndAtTheMaximum(int initial, int max, int increment, int[] levels)
    {
        var plan = RampPlan.From(Options(initial, max, increment));

        plan.Steps.Select(step => step.Level).Should().Equal(levels);
        plan.Steps.Select(step => step.Number).Should().Equal(Enumerable.Range(1, levels.Length));
        plan.Steps.Sum(step => (long)step.JobsToAdd).Should().Be(max);
    }

    [Fact]
    public void From_FullRamp_Has20Steps() =>
        RampPlan.From(Options(5, 100, 5)).Steps.Select(step => step.Level).Should().Equal(Enumerable.Range(1, 20).Select(i => i * 5));

    [Theory]
    [InlineData(0, 10, 2, 5, "initial jobs 0: at least 1")]
    [InlineData(2, 10, 0, 5, "step increment 0: at least 1")]
    [InlineData(5, 4, 2, 5, "maximum jobs 4: at least the initial jobs (5)")]
    [InlineData(2, 10_001, 2, 5, "maximum jobs 10001: at most 10000")]
    [InlineData(2, 10, 2, 0, "step interval 0: above 0 seconds")]
    [InlineData(2, 10, 2, 86_401, "step interval 86401: at most 86400 seconds")]
    [InlineData(2, 10, 2, -1, "step interval -1: above 0 seconds")]
    public void From_Mistake_IsNamedWithItsValueAndWhatIsAllowed(int initial, int max, int increment, int seconds, string mistake)
    {
        var from = () => RampPlan.From(Options(initial, max, increment) with { StepInterval = TimeSpan.FromSeconds(seconds) });

        from.Should().Throw<ArgumentException>().WithMessage($"the test ramp: {mistake}");
    }

    [Fact]
    public void Validate_SeveralMistakes_NamesAll() =>
        (Options(0, -1, 0) with { StepInterval = TimeSpan.Zero }).Validate().Should().HaveCount(4);

    [Fact]
    public void From_GraduatedRamp_HasTheLevelsOfItsList()
    {
        var plan = RampPlan.From(RampOptions.Graduated("graduated", [5, 10, 20, 25, 30, 31, 50], TimeSpan.FromSeconds(5)));

        plan.Steps.Select(step => step.Level).Should().Equal(5, 10, 20, 25, 30, 31, 50);
        plan.Steps.Select(step => step.JobsToAdd).Should().Equal(5, 5, 10, 5, 5, 1, 19);
        plan.Options.MaxJobs.Should().Be(50);
    }

    [Theory]
    [InlineData(new[] { 5, 5 }, "level 5: above the one before, which is 5")]
    [InlineData(new[] { 2, 9, 4, 10 }, "level 4: above the one before, which is 9")]
    public void From_ListThatFalls_NamesTheLevel(int[] levels, string mistake)
    {
        var from = () => RampPlan.From(RampOptions.Graduated("test", levels, TimeSpan.FromSeconds(5)));

        from.Should().Throw<ArgumentException>().WithMessage($"the test ramp: {mistake}");
    }

    [Fact]
    public void From_Burst_AddsAllOfTheFirstLevelAndThenOneByOne() =>
        RampPlan.From(Options(30, 33, 1) with { Pattern = RampPattern.Burst }).Steps.Select(step => step.JobsToAdd).Should().Equal(30, 1, 1, 1);

    private static RampOptions Options(int initial, int max, int increment) => new()
    {
        Name = "test",
        InitialJobs = initial,
        MaxJobs = max,
        StepIncrement = increment,
        StepInterval = TimeSpan.FromSeconds(5),
    };
}
