using FluentAssertions;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Reporting;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Reporting;

/// <summary>The quick ramp asks for 60 light rows a second.</summary>
public class PlanReportTests
{
    private static readonly RunTimes _times = new(TimeSpan.FromSeconds(30), 2, TimeSpan.FromSeconds(90));

    [Fact]
    public void Lines_MachineThatReadPlenty_SayWhatItReadAndWhatIsAskedFor() => Lines(41_000, 690).Should().Equal(
        "   This machine read 41,000 rows/s, 690 MB/s from itself on 300 streams, and sent them as well, so it reads at least that; the ramp asks for 60 rows/s, 1 MB/s");

    [Fact]
    public void Lines_RampThatAsksForMoreThanHalf_SaySo() => Lines(110, 690).Should().HaveCount(2)
        .And.Subject.Last().Should().StartWith("   ⚠️  The ramp asks for more than half of what this machine read from itself");

    [Fact]
    public void Lines_RampWhoseRateIsNotKnown_SayThatToo()
    {
        var waterfall = JobShape.Light with { View = JobView.Waterfall, DurationSec = null };

        Lines(110, 690, waterfall).Should().ContainSingle().Which.Should().EndWith("; the ramp asks for what the server's first answer tells");
    }

    [Fact]
    public void Lines_WithoutASelfTest_SayNothingOfTheMachine() =>
        PlanReport.Lines(RampPlan.From(RampTestBed.Quick), RampLimits.None, _times).Should().NotContain(line => line.Contains("machine", StringComparison.Ordinal));

    private static IEnumerable<string> Lines(double rows, double megabytes, JobShape? shape = null)
    {
        var plan = RampPlan.From(RampTestBed.Quick with { Shape = shape ?? JobShape.Light });
        var read = new SelfTestResult(new RowRate(rows, megabytes * 1e6), 300, TimeSpan.FromSeconds(2.5));
        return PlanReport.Lines(plan, RampLimits.None, _times, read).Except(PlanReport.Lines(plan, RampLimits.None, _times));
    }
}
