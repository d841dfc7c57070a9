using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using FluentAssertions;
using FocusServer.Evidence.Runs;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Io.Cucumber.Messages.Types;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

public sealed class SiteTests
{
    // After all evidence of the samples.
    private static readonly DateTimeOffset _later = new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("index.html")]
    [InlineData("gradual-load/index.html")]
    [InlineData("gradual-load/quick-ramp.html")]
    [InlineData("jobs.html")]
    [InlineData("glossary.html")]
    [InlineData("summary.md")]
    [InlineData("summary.json")]
    public async Task Page_OfAFixedRun_IsAsApproved(string page)
    {
        using var site = await Samples.Site().WriteAsync();

        site.Text(page).ReplaceLineEndings("\n").ShouldBeApproved(page.Replace('/', '.'));
    }

    [Fact]
    public async Task Site_OfARunOfPart_DocumentsAllFeatures()
    {
        using var all = await Samples.Site().WriteAsync();
        using var none = await Samples.Site().Given(new SampleRun()).WriteAsync();

        none.Pages.Should().Equal(all.Pages);
        Headings(none).Should().Equal(Headings(all));
        none.Page("index.html").Body!.TextContent.Should().Contain("6 scenarios: 6 not run");
    }

    [Fact]
    public async Task Rows_OfEveryTable_OccurOnce()
    {
        using var site = await Samples.Site().WriteAsync();

        var rows = site.Page("gradual-load/quick-ramp.html").QuerySelectorAll("table.rows tbody tr");

        rows.Select(row => row.Children[0].ChildNodes[0].TextContent).Should().Equal("staging", "production");
        rows.Select(row => row.QuerySelector("a")!.GetAttribute("href")).Should().Equal("#ten-jobs-are-held--staging", "#ten-jobs-are-held--production");
    }

    [Fact]
    public async Task Site_OfRamps_ShowsVerdictChartNumbersAndPromises()
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();

        site.Page("index.html").QuerySelectorAll(".verdicts b").Select(word => word.TextContent).Should().Equal("Broke at 60 jobs", "Not proven");
        var page = site.Page("gradual-load/quick-ramp.html");
        page.QuerySelectorAll(".chart svg").Should().NotBeEmpty();
        page.QuerySelectorAll(".twin table caption").Should().HaveCount(2);
        page.QuerySelectorAll(".measured").Should().NotBeEmpty();
        page.QuerySelectorAll("a[download]").Select(link => Path.GetExtension(link.GetAttribute("href"))).Distinct().Should().BeEquivalentTo(".csv", ".json");
        page.Body!.TextContent.Should().Contain("cut short at step");
        Directory.EnumerateFiles(site.Options.History).Should().HaveCount(2);
    }

    [Fact]
    public async Task Site_OfALaterRunWithoutTheRamp_TellsWhatWasLastProven()
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();
        await site.Given(new SampleRun("run-2", start: _later)).WriteAsync();

        site.Page("index.html").QuerySelectorAll(".verdicts li").Select(line => line.TextContent).Should().Contain(line => line.Contains("It did not run now: broke at 60 jobs, proven", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Category=sweep, say", false, "not-proven", "no ramp ran")]
    [InlineData("the ramp, which was skipped", true, "not-proven", "no ramp ran")]
    public async Task Summary_OfALaterRunWithoutTheRamp_IsNeitherGreenNorRed(string what, bool skipped, string verdict, string badge)
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();
        site.Text("summary.json").Should().Contain("\"verdict\": \"broke\"");

        var later = new SampleRun("run-2", start: _later);
        await site.Given(skipped ? later.Feature("../features/gradual-load/quick-ramp.feature", Samples.Ramp, _ => SampleRun.Of(TestStepResultStatus.SKIPPED, "Not now.")) : later).WriteAsync();

        using var summary = JsonDocument.Parse(site.Text("summary.json"));
        summary.RootElement.GetProperty("verdict").GetString().Should().Be(verdict, what);
        summary.RootElement.GetProperty("ramps").EnumerateArray().Should().OnlyContain(ramp => !ramp.GetProperty("ran").GetBoolean())
            .And.Contain(ramp => ramp.GetProperty("sentence").GetString()!.StartsWith("It did not run now: broke at 60 jobs, proven", StringComparison.Ordinal));
        site.Text("summary.md").Should().StartWith($"## Focus Server: {badge}\n");
        site.Text("badge.svg").Should().Contain($">{badge}</text>").And.Contain("#6b5200");
    }

    [Theory]
    [InlineData(1, "Cut short at step")]
    [InlineData(-1, "It did not run now: broke at 60 jobs, proven")]
    public async Task Site_OfARunKilledInMidRamp_TellsOfItsEvidenceAlone(int minutes, string sentence)
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();
        var scenario = new ScenarioPlace("../features/gradual-load", "Quick ramp", "Ten jobs are held", new Dictionary<string, string> { ["environment"] = "staging" }, []);
        var killed = SampleRamps.Killed(_later.AddMinutes(minutes), "20261201-killed", scenario).Text;
        site.Given("runs/20261201-killed/run.jsonl", killed);

        // As Reqnroll leaves them: the messages of a scenario come when it has ended.
        await site.Given(new SampleRun("run-2", start: _later).Feature("../features/gradual-load/quick-ramp.feature", Samples.Ramp, _ => null)).WriteAsync();

        var told = site.Page("index.html").QuerySelectorAll(".verdicts li").Select(line => line.TextContent).First();
        told.Should().Contain(sentence);
        site.Text("summary.md").Should().NotContain("Held");
        site.Page("index.html").Body!.TextContent.Should().Contain(minutes > 0 ? "6 scenarios: 1 cut short, 5 not run" : "6 scenarios: 6 not run");
    }

    [Theory]
    [InlineData(1, "6 scenarios: 6 not run", "Not proven")]
    [InlineData(-1, "6 scenarios: 2 failed", "Broke at 60 jobs")]
    public async Task Site_OfARunKilledBeforeItsFirstMessage_DoesNotTakeThoseOfTheOneBefore(int hours, string summary, string verdict)
    {
        using var site = Samples.SiteWithRamps();
        site.Since = new DateTimeOffset(File.GetLastWriteTimeUtc(Directory.EnumerateFiles(site.Options.Messages[0]).Single())).AddHours(hours);

        await site.WriteAsync();

        site.Page("index.html").Body!.TextContent.Should().Contain(summary);
        site.Page("index.html").QuerySelectorAll(".verdicts b").Select(word => word.TextContent).Should().Contain(verdict);
        site.Text("index.html").Contains("these messages are of an earlier run", StringComparison.Ordinal).Should().Be(hours > 0);
    }

    [Fact]
    public async Task Site_OfALongOutline_HasSmallPagesWithEveryRowOnce()
    {
        var rows = Enumerable.Range(1, 2000).Select(row => row.ToString(CultureInfo.InvariantCulture)).ToList();
        var feature = new StringBuilder("Feature: Long\n  Scenario Outline: Rows\n    Given <n> things\n    Examples:\n      | n |\n").AppendJoin("", rows.Select(row => $"      | {row} |\n")).ToString();
        using var site = await new SiteUnderTest().Given("features/long.feature", feature)
            .Given(new SampleRun().Feature("../features/long.feature", feature, _ => SampleRun.Failed("It broke.", "   at Own.Code()")).Finish()).WriteAsync();

        var pages = site.Pages.Where(page => page.StartsWith("long", StringComparison.Ordinal)).ToDictionary(page => page, site.Page);

        pages.Keys.Should().OnlyContain(page => new FileInfo(Path.Combine(site.Root, page)).Length < 300_000).And.HaveCountGreaterThan(2);
        // In order, since to look for every row among all the others would take a minute.
        InOrder(pages.Values.SelectMany(page => page.QuerySelectorAll("table.rows tbody tr")).Select(row => row.Children[0].TextContent)).Should().Equal(InOrder(rows));
        InOrder(pages.Values.SelectMany(page => page.QuerySelectorAll("article.row h3")).Select(row => row.Id!)).Should().Equal(InOrder(rows.Select(row => $"rows--{row}")));
        DeadLinks(pages).Should().BeEmpty();
    }

    [Fact]
    public async Task SingleFile_OfManyFailures_CanBeMailed()
    {
        var feature = new StringBuilder("Feature: Many\n").AppendJoin("", Enumerable.Range(1, 1200).Select(number =>
            FormattableString.Invariant($"  Scenario: Number {number}\n    Given a server\n    And a client\n    And a job\n    When it is asked for\n    Then it streams\n    And it ends\n"))).ToString();
        using var site = await new SiteUnderTest().Given(new SampleRun().Feature("../features/many.feature", feature, _ => SampleRun.Failed("It broke.", "   at Own.Code()")).Finish()).WriteAsync();

        new FileInfo(site.Options.SingleFile!).Length.Should().BeLessThan(2_000_000);
        site.SingleFile().QuerySelectorAll(".scenario .mark.failed").Should().HaveCount(1200);
        site.SingleFile().Body!.TextContent.Should().Contain("their steps are on the site");
    }

    [Fact]
    public async Task Site_OfAFeatureThatChangedSinceTheRun_ShowsTheFeatureAsItIs()
    {
        using var site = Samples.Site().Given("features/gradual-load/quick-ramp.feature", Samples.Ramp.Replace("@quick", "@quick @new", StringComparison.Ordinal));

        var page = (await site.WriteAsync()).Page("gradual-load/quick-ramp.html");

        page.Body!.TextContent.Should().Contain("@new").And.Contain("it broke at 8 jobs");
    }

    [Fact]
    public async Task Site_WithoutAnything_SaysSo()
    {
        using var site = await new SiteUnderTest().WriteAsync();

        site.Page("index.html").Body!.TextContent.Should().Contain("0 scenarios");
    }

    [Fact]
    public async Task Site_WrittenTwice_IsTheSame()
    {
        using var site = await Samples.Site().WriteAsync();
        var first = site.Pages.ToDictionary(page => page, site.Text);

        await site.WriteAsync();

        site.Pages.ToDictionary(page => page, site.Text).Should().Equal(first);
    }

    [Fact]
    public async Task Page_OfAnotherLanguage_SaysWhich()
    {
        using var site = await Samples.Site().WriteAsync();

        site.Page("jobs.html").DocumentElement.GetAttribute("lang").Should().Be("de");
        site.Page("jobs.html").Body!.TextContent.Should().Contain("Szenario").And.Contain("Angenommen");
    }

    private static List<string> Headings(SiteUnderTest site) =>
        [.. site.Pages.SelectMany(page => site.Page(page).QuerySelectorAll("h1, .scenario h2, .scenario h3, .row h3, .row h4").Select(heading => heading.TextContent))];

    private static List<string> InOrder(IEnumerable<string> texts) => [.. texts.Order(StringComparer.Ordinal)];

    private static List<string> DeadLinks(Dictionary<string, IDocument> pages)
    {
        var targets = pages.SelectMany(page => page.Value.QuerySelectorAll("[id]").Select(element => $"{page.Key}#{element.Id}")).ToHashSet();
        var links = pages.SelectMany(page => page.Value.QuerySelectorAll("table.rows a").Select(link => link.GetAttribute("href")!)
            .Select(href => href.StartsWith('#') ? page.Key + href : href)).ToList();
        links.Should().HaveCountGreaterThanOrEqualTo(2000);
        return [.. links.Where(link => !targets.Contains(link))];
    }
}
