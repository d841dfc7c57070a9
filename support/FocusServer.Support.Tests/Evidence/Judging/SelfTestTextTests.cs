using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

/// <summary>A ramp of this shape asks for 150 rows and 2.56 MB a second of each job.</summary>
public class SelfTestTextTests
{
    private const string Remark =
        "The ramp asks for more than half of what this machine read from itself, so the machine may reach its limit before the server does: take a faster one, or ask for fewer rows.";

    private static readonly JobShape _viewer = JobShape.Light with { Name = "viewer", DurationSec = 12 };

    [Theory]
    [InlineData(100, 41_000, 690, null)]
    [InlineData(100, 30_000, 512, null)]
    [InlineData(100, 29_999, 512, Remark)]
    [InlineData(100, 30_000, 511.9, Remark)]
    [InlineData(100, 15_000, 256, Remark)]
    [InlineData(100, 100, 1, Remark)]
    [InlineData(101, 30_000, 690, Remark)]
    [InlineData(1, 300, 100, null)]
    [InlineData(1, 299, 100, Remark)]
    public void FindRemark_OfWhatIsAskedForAndRead_IsThereAboveHalf(int jobs, double rows, double megabytes, string? remark) =>
        SelfTestText.FindRemark(Read(rows, megabytes), Ramp(jobs)).Should().Be(remark);

    [Fact]
    public void FindRemark_WithoutATestOrAKnownRate_IsNone()
    {
        var waterfall = _viewer with { View = JobView.Waterfall, Nfft = null, MinFrequencyHz = null, MaxFrequencyHz = null, DurationSec = null };

        SelfTestText.FindRemark(null, Ramp(1000)).Should().BeNull();
        SelfTestText.FindRemark(Read(1, 1), Ramp(1000) with { Shape = waterfall }).Should().BeNull();
        SelfTestText.DescribeAsked(Ramp(1000) with { Shape = waterfall }).Should().BeNull();
    }

    [Fact]
    public void Describe_NamesRowsBytesAndStreams()
    {
        SelfTestText.Describe(Read(41_000, 690)).Should().Be("41,000 rows/s, 690 MB/s from itself on 300 streams");
        SelfTestText.Describe(Read(41_000, 690) with { Streams = 1 }).Should().Be("41,000 rows/s, 690 MB/s from itself on 1 stream");
        SelfTestText.DescribeAsked(Ramp(100)).Should().Be("15,000 rows/s, 256 MB/s");
    }

    private static SelfTestResult Read(double rows, double megabytes) => new(new RowRate(rows, megabytes * 1e6), 300, TimeSpan.FromSeconds(2.5));

    private static RampOptions Ramp(int jobs) =>
        new() { Name = "full", InitialJobs = 1, MaxJobs = jobs, StepIncrement = 5, StepInterval = TimeSpan.FromSeconds(10), Shape = _viewer };
}
