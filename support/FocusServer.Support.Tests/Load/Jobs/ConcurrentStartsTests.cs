using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Jobs;

public class ConcurrentStartsTests
{
    [Theory]
    [InlineData(null, 5, 5)]
    [InlineData(null, 50, 20)]
    [InlineData(1, 5, 1)]
    [InlineData(7, 5, 7)]
    [InlineData(500, 5, 20)]
    public async Task Run_ManyJobsInALevel_AreBroughtUpAsManyAtOnceAsAllowed(int? asked, int increment, int expected)
    {
        var bed = new RampTestBed
        {
            Ramp = RampTestBed.Quick with { InitialJobs = 40, StepIncrement = increment, MaxJobs = 60 },
            Options = new RunOptions { Pool = new JobPoolOptions { MaxConcurrentStarts = asked } },
        };

        var result = await bed.RunAsync();

        MostAtOnce(bed.Events).Should().Be(expected);
        bed.Events.OfType<RunStarted>().Single().Times.StartsAtOnce.Should().Be(expected, "the plan is reckoned with it");
        result.Jobs.Should().HaveCount(60).And.OnlyContain(job => job.State == JobState.Streaming);
    }

    [Fact]
    public async Task Run_StartsThatFailOnlyTogether_AreMadeOneByOneAndTheLevelHolds()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Ramp = RampTestBed.Quick with { InitialJobs = 5, StepIncrement = 5, MaxJobs = 15 } };
        var starting = 0;
        bed.Server.OnConfigure = () => starting = MissingAnswers(bed.Events);
        bed.Server.ConfigureError = _ => starting > 3 ? new FocusServerException(FocusServerErrorKind.ServerError, "500", 500) : null;

        var result = await bed.RunAsync();

        var repeated = bed.Events.OfType<StartsRepeated>().Select(repeated => repeated.Result).ToList();
        repeated.Select(starts => (starts.AtOnce, starts.Missing, starts.Came)).Should().Equal((5, 1, 1), (5, 2, 2));
        result.Steps.Should().OnlyContain(step => step.Healthy, "at 15 jobs the two that are missing are few enough");
        result.Verdict.Sentence.Should().Be("held; no breaking point up to 15; 5 jobs started at once: 30 % fail; one by one it holds 10");
        result.Jobs.Should().HaveCount(15, "a job that was asked for once more takes the place of the one that did not come");
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_StartsThatFailedAtLevelsThatPassedWithoutThem_AreCountedAgainstAllThatWereStarted()
    {
        var bed = new RampTestBed { Ramp = RampTestBed.Quick with { InitialJobs = 5, StepIncrement = 5, MaxJobs = 15 } };
        var starting = 0;
        bed.Server.OnConfigure = () => starting = MissingAnswers(bed.Events);
        bed.Server.ConfigureError = _ => starting > 3 ? new FocusServerException(FocusServerErrorKind.ServerError, "500", 500) : null;

        var result = await bed.RunAsync();

        bed.Events.OfType<StartsRepeated>().Should().ContainSingle().Which.Result.Missing.Should().Be(5, "one at the first level, two at each other, and 70 % were enough until then");
        result.Verdict.Sentence.Should().EndWith("5 jobs started at once: 33.3 % fail; one by one it holds 15");
    }

    [Fact]
    public async Task Run_NoRoom_AsksOnceMoreInVainAndBreaksAsBefore()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;

        var result = await bed.RunAsync();

        bed.Events.OfType<StartsRepeated>().First().Result.Should().Be(new RepeatedStarts(2, 8, 2, 0));
        result.Verdict.BreakingPoint.Should().Be(8);
        result.Verdict.LastGood.Should().Be(6);
    }

    // Requests that are out and not answered, the one that arrives now included.
    private static int MissingAnswers(IEnumerable<RunEvent> events) =>
        events.OfType<JobChanged>().GroupBy(change => change.Job.Job).Count(job => job.Last().Job.State == JobState.Requested);

    private static int MostAtOnce(IEnumerable<RunEvent> events)
    {
        var (coming, most) = (new HashSet<int>(), 0);
        foreach (var job in events.OfType<JobChanged>().Select(change => change.Job))
        {
            _ = job.State switch { JobState.Requested => coming.Add(job.Job), JobState.Streaming => coming.Remove(job.Job), _ => false };
            most = Math.Max(most, coming.Count);
        }

        return most;
    }
}
