using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.BreakingPoint;

public class CapacitySearchTests
{
    private static readonly RunOptions _find = new() { FindCapacity = true };

    [Fact]
    public void Search_52WindowsUnderProduction_Is52And61And62WithTheirCause()
    {
        var result = new FullRamp(52) { FindCapacity = true, Limits = RampTestBed.Production }.Run();

        result.Search!.JobsAsked.Should().Be(32, "ten above the capacity at 62 jobs, nine at 61, nine again to recover, and of each failed level one more, alone");
        var verdict = result.Verdict;
        verdict.Capacity.Should().Be(52);
        verdict.Sentence.Should().Be("broke at 62 jobs; the last level that held: 61");
        verdict.Break!.LastGood!.ToString().Should().Be("61 jobs (52/61, 85.2 %)");
        verdict.Break.FirstBad.ToString().Should().Be("62 jobs (52/62, 83.9 %)");
        verdict.Break.FirstBad.Should().BeEquivalentTo(new { Holds = 2, FailedHolds = 2 });
        verdict.Break.Causes.Should().ContainSingle().Which.Sentence.Should().Be(
            "success rate 83.9 % (52 of 62 jobs streaming, 10 refused), limit ≥ 85 %, from the start of the hold");
        verdict.Break.FailureCauses.Should().Equal("10 × refused: no capacity left");
        verdict.Break.Recovery!.ToString().Should().Be("61 jobs (52/61, 85.2 %)");
    }

    [Fact]
    public async Task Search_NotAskedFor_LeavesTheRampsOwnBreakingPoint()
    {
        var result = await Run(server => server.Capacity = 6, new RunOptions());

        result.Search.Should().BeNull();
        result.Verdict.Break.Should().BeEquivalentTo(new { Jobs = 8, Exact = false, Recovery = (LevelFigures?)null });
    }

    [Fact]
    public async Task Search_ServerThatHolds_SaysSoAndAsksForNothingMore()
    {
        var result = await Run(_ => { }, _find);

        result.Verdict.Sentence.Should().Be("held; no breaking point up to 10");
        result.Search.Should().BeEquivalentTo(new { Needed = false, JobsAsked = 0 });
    }

    [Fact]
    public async Task Search_Figures_AreApartFromTheRamps()
    {
        var result = await Run(server => server.Capacity = 6, _find);

        result.Verdict.BreakingPoint.Should().Be(8, "6 of 7 are 85.7 %, 6 of 8 are 75 %");
        result.Steps.Select(step => step.Step.Level).Should().Equal(2, 4, 6, 8, 10);
        result.Verdict.HealthySteps.Measured.Should().Be("60 % (3 of 5)");
        result.Verdict.NoBreakUpTo.Should().BeNull();
        (result.Jobs.Count, result.SuccessfulJobs, result.FailedJobs).Should().Be((10, 6, 4));
        result.Search!.JobsAsked.Should().Be(4, "7 jobs are 6 that stream and one more, asked for twice by the trial and twice by the recovery");
    }

    [Fact]
    public async Task Search_JobsThatAreTooMany_AreGoneByExactNameBeforeTheNextLevelIsAskedFor()
    {
        var bed = Bed(_find);
        bed.Server.ApiTime = () => TimeSpan.FromSeconds(bed.Server.Present.Count >= 7 ? 16 : 0.05);
        var present = new List<int>();
        bed.Server.OnConfigure = () => present.Add(bed.Server.Present.Count);

        var result = await bed.RunAsync();

        result.Verdict.BreakingPoint.Should().Be(7);
        result.Verdict.Break!.Causes[0].Criterion.Name.Should().Be("API response");
        present[10].Should().Be(6, "ten jobs were drained to the last good level of six before the seventh was asked for");
        Drains(bed)[0].Result.Gone.Should().Equal("7-1707", "8-1708", "9-1709", "10-1710");
        Drains(bed).Should().OnlyContain(drain => drain.Level == 6 && drain.Result.Successful);
        result.Cleanup!.Gone.Should().HaveCount(11, "the cleanup names every job that was ever made").And.OnlyHaveUniqueItems();
        bed.Events.OfType<JobChanged>().Where(change => change.Job.State == JobState.Requested).Select(change => change.Job.Job).Should().Equal(Enumerable.Range(1, 11));
        bed.Events.OfType<JobChanged>().Count(change => change.Job.State == JobState.Gone).Should().Be(11, "a job goes once");
    }

    [Fact]
    public async Task Search_JobThatDoesNotGo_StopsItAndLeavesTheRampsOwnBreakingPoint()
    {
        var bed = Bed(_find);
        bed.Server.ApiTime = () => TimeSpan.FromSeconds(bed.Server.Present.Count >= 7 ? 16 : 0.05);
        bed.Server.GoesAway = id => id != "9-1709";

        var result = await bed.RunAsync();

        result.Search!.Holds.Should().BeEmpty();
        result.Search.Stopped.Should().Be("the load could not be drained to 6 jobs: 9-1709 (after 150 s: the server still has it)");
        result.Verdict.BreakingPoint.Should().Be(8);
        result.Verdict.Break!.InconclusiveSearch.Should().StartWith("the search was stopped");
        result.Cleanup!.Leftovers.Should().ContainSingle().Which.JobId.Should().Be("9-1709");
    }

    [Fact]
    public async Task Search_LostJobs_AreDrainedAndNotCountedAgainstTheNextLevel()
    {
        var bed = Bed(_find);
        bed.Server.EndsAfter = job => job is > 6 and <= 10 ? TimeSpan.FromSeconds(4) : null;

        var result = await bed.RunAsync();

        Drains(bed)[0].Result.Gone.Should().Equal("7-1707", "8-1708", "9-1709", "10-1710");
        result.Search!.Holds.Should().OnlyContain(hold => hold.Healthy, "the search asks for jobs that are not lost");
        result.Verdict.Break.Should().BeEquivalentTo(new { Jobs = 8, Exact = true });
    }

    [Fact]
    public async Task Search_ServerThatDoesNotRecover_IsNotBrokenToTheJob()
    {
        var bed = Bed(_find);
        bed.Server.Capacity = 6;
        bed.Server.ApiError = () => bed.Events.OfType<SearchStarted>().Any() ? new FocusServerException(FocusServerErrorKind.ContractBroken, "no channels") : null;

        var result = await bed.RunAsync();

        result.Search!.Recovery!.Healthy.Should().BeFalse();
        result.Verdict.Break!.InconclusiveSearch.Should().Be("the server did not recover at 6 jobs, so what it failed after the ramp proves nothing");
        result.Verdict.BreakingPoint.Should().Be(8);
        result.Verdict.Break!.Exact.Should().BeFalse();
    }

    [Fact]
    public async Task Search_NoLevelHeld_GoesDownToOneJob()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Options = _find, Ramp = RampTestBed.Quick with { InitialJobs = 8, MaxJobs = 10 } };
        bed.Server.ApiTime = () => TimeSpan.FromSeconds(bed.Server.Present.Count > 0 ? 16 : 0.05);

        var result = await bed.RunAsync();

        result.Verdict.Break.Should().BeEquivalentTo(new { Jobs = 1, Exact = true, LastGood = (LevelFigures?)null, Recovery = (LevelFigures?)null });
        result.Verdict.Capacity.Should().Be(10, "they streamed, though the API was too slow");
    }

    [Fact]
    public async Task Search_CancelledWhileItDrains_ProvesNothingAndCleansUpAtOnce()
    {
        var bed = Bed(_find);
        bed.Server.ApiTime = () => TimeSpan.FromSeconds(bed.Server.Present.Count >= 7 ? 16 : 0.05);
        using var cancel = new CancellationTokenSource();
        bed.Observers.Add(new CancelOnDrain(cancel));

        var result = await bed.RunAsync(cancel.Token);

        var begun = bed.Events.OfType<DrainStarted>().Single().At;
        (bed.Events.OfType<CleanupStarted>().Single().At - begun).Should().BeLessThan(TimeSpan.FromSeconds(3));
        result.Search.Should().BeEquivalentTo(new { Needed = true, Stopped = "it was cut short" });
        result.Cleanup!.Gone.Should().HaveCount(10);
        bed.Server.Present.Should().BeEmpty();
    }

    [Fact]
    public async Task StopAfterFailedLevels_IsASetting()
    {
        var result = await Run(server => server.Capacity = 1, new RunOptions { StopAfterFailedLevels = 1 });

        result.Steps.Should().ContainSingle();
    }

    private static RampTestBed Bed(RunOptions options) => new() { Limits = RampTestBed.Production, Options = options };

    private static List<DrainFinished> Drains(RampTestBed bed) => [.. bed.Events.OfType<DrainFinished>()];

    private static Task<RampResult> Run(Action<SimulatedServer> setUp, RunOptions options)
    {
        var bed = Bed(options);
        setUp(bed.Server);
        return bed.RunAsync();
    }

    private sealed class CancelOnDrain(CancellationTokenSource cancel) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            if (runEvent is DrainStarted)
            {
                cancel.Cancel();
            }
        }
    }
}
