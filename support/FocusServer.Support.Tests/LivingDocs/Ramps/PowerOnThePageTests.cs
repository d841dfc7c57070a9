using AngleSharp.Dom;
using FluentAssertions;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using Io.Cucumber.Messages.Types;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>Each row of an Examples table says what its numbers can tell apart, whether its ramp ran or not.</summary>
public class PowerOnThePageTests
{
    private const string Page = "gradual-load/quick-ramp.html";

    [Fact]
    public async Task Row_WhoseRampRan_SaysItInOneLineAndFoldsTheRest()
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();

        var power = site.Page(Page).QuerySelectorAll("details.power");

        power.Select(details => details.HasAttribute("open")).Should().Equal(false, false);
        power[0].QuerySelector("summary")!.TextContent.Should().Be(
            "5 jobs: a server on which only 65 % of jobs stream would still pass this level in 67 of 100 runs (limit 70 %); 50 jobs: 48; 100 jobs: 32");
        power[0].QuerySelectorAll(".prose p").Select(text => text.TextContent).Should().HaveCount(4).And.EndWith("A server with room for 69 jobs fails at 100 jobs in every run, and one with room for 70 never does.");
        power[0].QuerySelectorAll("tbody tr").Should().HaveCount(20);
        Cells(power[0].QuerySelectorAll("tbody tr")[^1]).Should().Equal("100", "70", "32", "1 to 69");
        Cells(power[0].QuerySelectorAll("tbody tr")[0]).Should().Equal("5", "4", "67", "1 to 3");
    }

    [Fact]
    public async Task Row_WithoutAnyRun_TakesTheRampOfAnotherRowAndItsOwnLimit()
    {
        using var site = await Samples.Site().Given(OneRowOf(Samples.Ramp)).Given("runs/one/run.jsonl", SampleRamps.Holding().Text).WriteAsync();

        var power = site.Page(Page).QuerySelectorAll("details.power summary").Select(summary => summary.TextContent);

        power.Should().Equal(
            "2 jobs: a server on which only 65 % of jobs stream would still pass this level in 67 of 100 runs (limit 70 %); 6 jobs: 54; 10 jobs: 76",
            "2 jobs: a server on which only 80 % of jobs stream would still pass this level in 87 of 100 runs (limit 85 %); 6 jobs: 46; 10 jobs: 61");
    }

    [Fact]
    public async Task Row_WithColumnsThatMayMakeItAnotherRamp_SaysNothing()
    {
        var ramp = Samples.Ramp.Replace("| environment | success rate |", "| environment | success rate | maximum |", StringComparison.Ordinal)
            .Replace("| 70 %         |", "| 70 %         | 10 |", StringComparison.Ordinal).Replace("| 85 %         |", "| 85 %         | 100 |", StringComparison.Ordinal);
        using var site = await Samples.Site().Given("features/gradual-load/quick-ramp.feature", ramp)
            .Given(OneRowOf(ramp)).Given("runs/one/run.jsonl", SampleRamps.Holding().Text).WriteAsync();

        site.Page(Page).QuerySelectorAll("details.power").Should().ContainSingle();
    }

    [Fact]
    public void Ramp_ThatDidNotRun_SaysItOfItsLastRun()
    {
        var runs = new RunHistory(Histories.Holding(1, successLimit: 85), []);

        RampPresentation.DidNotRun(LastProven.Find(runs, Histories.Now().Place, Histories.Begin.AddDays(1)), runs).Power!.Sentence.Should().EndWith("10 jobs: 61");
    }

    private static IEnumerable<string> Cells(IElement row) => row.Children.Select(cell => cell.TextContent);

    // The row of production is skipped.
    private static SampleRun OneRowOf(string feature)
    {
        var run = new SampleRun();
        var staging = "";
        run.Feature("../features/gradual-load/quick-ramp.feature", feature, pickle =>
        {
            var ran = pickle.Tags.Any(tag => tag.Name == "@staging");
            staging = ran ? SampleRun.AttemptOf(pickle) : staging;
            return ran ? SampleRun.Passed : SampleRun.Of(TestStepResultStatus.SKIPPED, "The environment is staging.");
        });
        run.Log(staging, "Evidence: /elsewhere/runs/one/run.jsonl");
        return run.Finish();
    }
}
