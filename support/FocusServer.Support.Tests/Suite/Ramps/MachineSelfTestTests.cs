using FluentAssertions;
using FocusServer.Evidence.Plans;
using FocusServer.Suite.Ramps;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Ramps;

/// <summary>This machine reads from itself, over loopback.</summary>
[Collection(RunsAlone.Name)]
public class MachineSelfTestTests
{
    private static readonly JobShape _viewer = JobShape.Light with { Name = "viewer", DurationSec = 10 };
    private static readonly TimeSpan _duration = TimeSpan.FromSeconds(1.2);

    public static TheoryData<string, JobShape, int> Shapes => new()
    {
        { "viewer", _viewer, 3 },
        { "single channel", _viewer with { View = JobView.SingleChannel, Channels = 1 }, 1 },
        { "waterfall", new JobShape { Name = "waterfall", View = JobView.Waterfall, Channels = 50, Height = 600 }, 3 },
        { "frequencies that only another fibre has", _viewer with { MinFrequencyHz = 1500, MaxFrequencyHz = 2000 }, 3 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Run_OfEveryShape_ReadsRowsOfTheirSize(string because, JobShape shape, int streams)
    {
        var (result, problem) = await MachineSelfTest.RunAsync(shape, jobs: 4, _duration, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        problem.Should().BeNull(because);
        result!.Streams.Should().Be(4 * streams);
        result.Measured.Should().BeCloseTo(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.5));
        result.Rate.RowsPerSecond.Should().BeGreaterThan(1000, "no cadence holds the rows back");
        var row = result.Rate.BytesPerSecond!.Value / result.Rate.RowsPerSecond;
        var planned = shape.Expected is { } load ? load.Rate.BytesPerSecond!.Value / load.Rate.RowsPerSecond : 50 * sizeof(float) / 3.0;
        row.Should().BeInRange(planned * 0.95, (planned * 1.05) + 60, "the head of a message comes with its values");
    }

    [Fact]
    public async Task Run_OfManyStreams_EndsAsSoonAsItHasEnough()
    {
        var start = SuiteUnderTest.RealTime.GetTimestamp();

        var (result, problem) = await MachineSelfTest.RunAsync(_viewer, jobs: 60, _duration, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        (result?.Streams, problem).Should().Be((180, null));
        SuiteUnderTest.RealTime.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(20), "no thread goes on sending to readers who have left");
    }

    [Fact]
    public async Task Run_Stopped_EndsAtOnceAndSaysSo()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(0.5), SuiteUnderTest.RealTime);
        var start = SuiteUnderTest.RealTime.GetTimestamp();

        var (result, problem) = await MachineSelfTest.RunAsync(_viewer, jobs: 2, TimeSpan.FromSeconds(60), stop.Token).WaitAsync(SuiteUnderTest.Bound);

        (result, problem).Should().Be((null, "the run was stopped"));
        SuiteUnderTest.RealTime.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Run_ShapeThatNoServerTakes_SaysWhatIsWrong()
    {
        var (result, problem) = await MachineSelfTest.RunAsync(_viewer with { Nfft = 1000 }, jobs: 1, _duration, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        result.Should().BeNull();
        problem.Should().Contain("power of two");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    public void JobsFor_ASmallRamp_IsAllOfItsJobs(int most, int jobs) => MachineSelfTest.JobsFor(most).Should().Be(jobs);

    [Fact]
    public void JobsFor_ALargeRamp_IsBounded() => MachineSelfTest.JobsFor(10_000).Should().BeInRange(1, 100);
}
