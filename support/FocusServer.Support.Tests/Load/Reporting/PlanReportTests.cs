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

    [Fact]
    public void Lines_WithLoadGenerators_NameEachAndWhatIsMerged()
    {
        var plan = RampPlan.From(RampTestBed.Quick);
        GeneratorPart[] generators =
        [
            Part("lab-1", 66.7) with { Place = "Oslo" },
            Part("lab-2", 33.3) with { Place = "Haifa", Processors = 1, SelfTest = new SelfTestResult(new RowRate(18_000, 313e6), 300, TimeSpan.FromSeconds(2.5)) },
        ];

        PlanReport.Lines(plan, RampLimits.None, _times, generators: generators).Except(PlanReport.Lines(plan, RampLimits.None, _times)).Should().Equal(
            "   On 2 load generators, version 1.2.0:",
            "      lab-1 in Oslo: 66.7 % of the jobs, 2 processors",
            "      lab-2 in Haifa: 33.3 % of the jobs, 1 processor, reads at least 18,000 rows/s",
            "   Their counts and histograms are added; no average and no percentile is");
    }

    private static GeneratorPart Part(string name, double share) => new() { Name = name, Version = "1.2.0", Processors = 2, Share = new Percentage(share) };

    private static IEnumerable<string> Lines(double rows, double megabytes, JobShape? shape = null)
    {
        var plan = RampPlan.From(RampTestBed.Quick with { Shape = shape ?? JobShape.Light });
        var read = new SelfTestResult(new RowRate(rows, megabytes * 1e6), 300, TimeSpan.FromSeconds(2.5));
        return PlanReport.Lines(plan, RampLimits.None, _times, read).Except(PlanReport.Lines(plan, RampLimits.None, _times));
    }
}
