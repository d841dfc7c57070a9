using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Reporting;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

/// <summary>A ramp of jobs of a shape: what it asks for, what it is told, and what comes.</summary>
public class JobShapeTests
{
    private static readonly JobShape _viewer = JobShape.Light with { Name = "viewer", DurationSec = 10 };

    [Fact]
    public async Task Run_Shape_IsAskedForAndInTheEvidence()
    {
        var bed = Bed(_viewer);

        await bed.RunAsync();

        bed.Server.Requests.Should().HaveCount(4)
            .And.OnlyContain(request => request.DisplayTimeAxisDuration == 10 && request.DisplayInfo.Height == 600);
        bed.Events.OfType<RunStarted>().Single().Plan.Options.Shape.Should().Be(_viewer);
    }

    [Fact]
    public async Task Run_FirstAnswer_TellsTheLoadOfAJobOnce()
    {
        var bed = Bed(_viewer);
        bed.Server.RowInterval = TimeSpan.FromSeconds(0.02);

        await bed.RunAsync();

        var answered = new JobLoad(3, bed.Server.RowInterval, 50, 256);
        bed.Events.OfType<LoadKnown>().Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { _viewer.Expected, Answered = answered, Maximum = 4 });
    }

    [Fact]
    public async Task Run_RowsOfAHold_AreThoseOfItsJobs()
    {
        var result = await Bed(JobShape.Light).RunAsync();

        result.Steps[0].Streams.Rate!.Value.RowsPerSecond.Should().BeApproximately(2 * 6, 1);
        result.Steps[1].Streams.Rate!.Value.RowsPerSecond.Should().BeApproximately(4 * 6, 2);
        result.Steps[1].RatePerJob!.Value.BytesPerSecond.Should()
            .BeApproximately(6 * SimulatedServer.RowBytes, 0.5 * SimulatedServer.RowBytes);
        result.Streams.Rows.Should().BeGreaterThan(result.Steps.Sum(step => step.Streams.Rows), "rows come between the holds, too");
        result.Streams.Bytes.Should().Be(result.Streams.Rows * SimulatedServer.RowBytes);
    }

    [Theory]
    [InlineData(6, CriterionOutcome.Pass)]
    [InlineData(180, CriterionOutcome.Fail)]
    public async Task Run_RowsOfAJob_AreJudgedByTheHoldThatBroughtTheMost(int expected, CriterionOutcome outcome) =>
        RowsJudge.JudgeRowsOfAJob(await Bed(JobShape.Light).RunAsync(), expected).Outcome.Should().Be(outcome);

    [Fact]
    public async Task Run_NoRows_AreNoData()
    {
        var bed = Bed(JobShape.Light);
        bed.Server.Capacity = 0;

        var result = await bed.RunAsync();

        RowsJudge.JudgeRowsOfAJob(result, 6).Outcome.Should().Be(CriterionOutcome.NoData);
        RowsText.Measured(result).Should().Be("no data");
    }

    [Fact]
    public async Task Run_FrequenciesThatTheFibreDoesNotHave_AskForNoJob()
    {
        var bed = Bed(_viewer with { MaxFrequencyHz = 1001 });

        var result = await bed.RunAsync();

        bed.Server.Configured.Should().Be(0);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.CutShort!.Why.Should().Be(
            "no job was asked for: the job shape viewer asks for frequencies up to 1001 Hz, and the fibre has them up to 1000 Hz, "
            + "half of its pulse rate. Set FOCUS_Job__MaxFrequencyHz, or choose another shape.");
    }

    [Theory]
    [InlineData(1.0 / 60, 1.5, 0)]
    [InlineData(1.0 / 60, 3, 1)]
    [InlineData(4, 5, 0)]
    [InlineData(4, 18, 1)]
    public async Task Run_Silence_IsAStallByTheJobsOwnCadence(double rowInterval, double silence, int stalls)
    {
        var oneJob = RampTestBed.Quick with { InitialJobs = 1, MaxJobs = 1, StepInterval = TimeSpan.FromSeconds(60) };
        var bed = new RampTestBed { Ramp = oneJob };
        bed.Server.RowInterval = TimeSpan.FromSeconds(rowInterval);
        bed.Server.Silence = _ => (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20 + silence));

        var result = await bed.RunAsync();

        result.Jobs[0].Stalls.Should().Be(stalls);
    }

    [Fact]
    public async Task Report_AnswerThatIsNotAsPlanned_IsTold()
    {
        var bed = Bed(_viewer);
        bed.Server.RowInterval = TimeSpan.FromSeconds(0.5);

        (await LinesAsync(bed)).Should().Contain("   Job shape viewer: 50 channels, NFFT 1024, 0–500 Hz, 10 s on 600 px")
            .And.Contain("   Rows: about 720 rows/s, 12.3 MB/s at 4 jobs; 180 rows/s, 3.1 MB/s a job")
            .And.Contain("   📐 By the server's answer, and not as planned: 24 rows/s, 0.41 MB/s at 4 jobs; 6 rows/s, 0.1 MB/s a job");
    }

    [Fact]
    public async Task Report_Waterfall_IsKnownFromTheAnswer()
    {
        var bed = Bed(new JobShape { Name = "fall", View = JobView.Waterfall, Channels = 50, Height = 600 });

        (await LinesAsync(bed)).Should().Contain("   Rows: known from the server's first answer")
            .And.Contain("   📐 By the server's answer: 24 rows/s, 0.41 MB/s at 4 jobs; 6 rows/s, 0.1 MB/s a job");
    }

    private static RampTestBed Bed(JobShape shape) => new() { Ramp = RampTestBed.Quick with { MaxJobs = 4, Shape = shape } };

    private static async Task<IReadOnlyList<string>> LinesAsync(RampTestBed bed)
    {
        var lines = new List<string>();
        bed.Observers.Add(new ConsoleReport(lines.Add));
        await bed.RunAsync();
        return lines;
    }
}
