using FluentAssertions;
using FocusServer.Evidence.Events;
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
