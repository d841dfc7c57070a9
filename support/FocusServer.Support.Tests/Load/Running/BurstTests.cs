using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Jobs;
using FocusServer.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

public class BurstTests
{
    private static readonly RampOptions _burst = RampTestBed.Quick with { InitialJobs = 30, StepIncrement = 1, MaxJobs = 32, Pattern = RampPattern.Burst };

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public async Task Run_Burst_AsksForAllOfTheFirstLevelBeforeAnyAnswer(int? startsAtOnce)
    {
        var bed = new RampTestBed { Ramp = _burst, Options = new RunOptions { Pool = new JobPoolOptions { MaxConcurrentStarts = startsAtOnce } } };

        var result = await bed.RunAsync();

        bed.Events.OfType<JobChanged>().Take(30).Should().OnlyContain(changed => changed.Job.State == JobState.Requested, "no canary goes before them");
        bed.Events.OfType<LoadKnown>().Should().ContainSingle();
        result.Steps.Select(step => (step.Step.Level, step.Healthy)).Should().Equal((30, true), (31, true), (32, true));
        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_BurstThatFailsOnlyTogether_IsNotMadeOneByOne()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Ramp = _burst };
        bed.Server.ConfigureError = number => number is > 3 and <= 30 ? new FocusServerException(FocusServerErrorKind.ServerError, "500", 500) : null;

        var result = await bed.RunAsync();

        bed.Events.OfType<StartsRepeated>().Should().BeEmpty();
        result.Verdict.BreakingPoint.Should().Be(30);
        result.Verdict.LastGood.Should().BeNull();
    }
}
