using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Whatever files of the features folder are called, and wherever links in it lead, there is a site.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("a#b.feature", "a-b.feature", "a-b-2.html", "a-b.html")]
    [InlineData("100%.feature", "100?.feature", "100-.html", "100--2.html")]
    [InlineData("\"q\" 'r'.feature", "Ünïcode ✓.feature", "-q- 'r'.html", "Ünïcode ✓.html")]
    [InlineData("A.feature", "a.feature", "A.html", "a-2.html")]
    [InlineData("index.feature", "how-to-read.feature", "index-2.html", "how-to-read-2.html")]
    [InlineData("glossary.feature", "features.feature", "glossary-2.html", "features-2.html")]
    [InlineData("in/index.feature", "in/b.feature", "in/index-2.html", "in/b.html")]
    [InlineData("a#b/x.feature", "a-b/x.feature", "a-b/x-2.html", "a-b/x.html")]
    [InlineData("x.feature", "x.html/y.feature", "x.html", "x-html/y.html")]
    [InlineData("a&b.feature", "a-b-2.feature", "a-b.html", "a-b-2.html")]
    public async Task Features_OfAnyName_HavePagesOfTheirOwn(string first, string second, string firstPage, string secondPage)
    {
        if (!CanHold(first) || !CanHold(second))
        {
            return;
        }

        using var site = await new SiteUnderTest().Given($"features/{first}", Feature("First")).Given($"features/{second}", Feature("Second"))
            .Given(new SampleRun().Feature($"../features/{first}", Feature("First"), _ => SampleRun.Passed)
                .Feature($"../features/{second}", Feature("Second"), _ => SampleRun.Failed("It broke.")).Finish()).WriteAsync();

        Title(site, firstPage).Should().Be("First");
        Title(site, secondPage).Should().Be("Second");
        site.Page(firstPage).QuerySelector(".scenario .mark.passed").Should().NotBeNull("its outcome is found by its name");
        site.Page(secondPage).QuerySelector(".scenario .mark.failed").Should().NotBeNull();
        SiteLinks.ShouldLeadToAPageAndAPlaceOnIt(site);
        SiteLinks.ShouldLeadToAPlaceInTheSingleFile(site);
        SearchedPages(site).Should().BeEquivalentTo(firstPage, secondPage);
    }

    [Fact]
    public async Task Page_OfALongFeature_IsNotThatOfAFeatureWithANumber()
    {
        var rows = string.Concat(Enumerable.Range(1, 1000).Select(row => FormattableString.Invariant($"      | {row} |\n")));
        using var site = await new SiteUnderTest().Given("features/a.feature", $"Feature: Long\n  Scenario Outline: Rows\n    Given <n> things\n    Examples:\n      | n |\n{rows}")
            .Given("features/a.2.feature", Feature("Short")).WriteAsync();

        Title(site, "a.2.html").Should().Be("Short");
        Title(site, "a.3.html").Should().Contain("Long, part 2 of");
        SiteLinks.ShouldLeadToAPageAndAPlaceOnIt(site);
    }

    [Fact]
    public async Task Links_InADescription_LeadToTheFeatureOfThatVeryName()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            // Case does not tell files apart.
            return;
        }

        using var site = await new SiteUnderTest().Given("features/README.md", "# All").Given("features/A.feature", Feature("Large")).Given("features/a.feature", Feature("Small"))
            .Given("features/in/README.md", "# In\n\n[large](../A.feature) [small](../a.feature) [hash](b%23c.feature)").Given("features/in/b#c.feature", Feature("Hash")).WriteAsync();

        site.Page("in/index.html").QuerySelectorAll("main a").Where(link => link.TextContent is "large" or "small" or "hash").Select(link => link.GetAttribute("href"))
            .Should().Equal("../A.html", "../a-2.html", "b-c.html");
    }

    [Fact]
    public async Task Introductions_OfOneFolder_AreNamedAsAProblem()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            return;
        }

        using var site = await new SiteUnderTest().Given("features/in/a.feature", Feature("A")).Given("features/in/Readme.md", "# Second").Given("features/in/README.md", "# First")
            .Given("features/glossary.md", "**b**\n: second").Given("features/GLOSSARY.md", "**a**\n: first").WriteAsync();

        Title(site, "in/index.html").Should().Be("First");
        site.Page("index.html").Body!.TextContent.Should().Contain("in/Readme.md: in/README.md is shown instead").And.Contain("glossary.md: GLOSSARY.md is shown instead");
    }

    [Fact]
    public async Task Files_OfEditorsAndSystems_AreNoFeatures()
    {
        using var site = new SiteUnderTest().Given("features/a.feature", Feature("A")).Given("features/._a.feature", "\0\u0005").Given("features/.a.feature.swp", "x")
            .Given("features/a.feature~", Feature("Backup")).Given("features/#a.feature#", Feature("Saved")).Given("features/.cache/b.feature", Feature("Hidden"))
            .Given("features/in/._README.md", "# Not this").Given("messages/._run.ndjson", "\0\u0005").Given("history/._x.run.json", "\0\u0005");
        Link(site, ".#a.feature", "jane@host.4711:1700000000");

        await site.WriteAsync();

        site.Pages.Should().Equal("a.html", "features.html", "how-to-read.html", "index.html");
        site.Page("index.html").QuerySelector("#not-read").Should().BeNull();
    }

    [Fact]
    public async Task Links_ThatLoopOrLeadNowhere_KeepNothingFromTheSite()
    {
        using var site = new SiteUnderTest().Given("features/in/a.feature", Feature("A")).Given("shared/b.feature", Feature("Shared"));
        Link(site, "in/self", ".");
        Link(site, "in/up", "..");
        Link(site, "shared", "../shared");
        Link(site, "../shared/back", "../features");
        Link(site, "gone.feature", "nothing");
        Link(site, "round.feature", "round.feature");

        await site.WriteAsync();

        site.Pages.Where(page => page.EndsWith("a.html", StringComparison.Ordinal) || page.EndsWith("b.html", StringComparison.Ordinal)).Should().Equal("in/a.html", "shared/b.html");
        site.Page("index.html").Body!.TextContent.Should().Contain("gone.feature: ").And.Contain("round.feature: ");
    }

    [Fact]
    public async Task Attachment_WithALongName_FitsIntoAFileSystem()
    {
        var run = new SampleRun();
        var attempt = "";
        run.Feature("../features/a.feature", Feature("A"), pickle =>
        {
            attempt = SampleRun.AttemptOf(pickle);
            return SampleRun.Passed;
        });
        run.Attach(attempt, new string('試', 80) + ".zip", "application/zip", "kept");
        using var site = await new SiteUnderTest().Given(run.Finish()).WriteAsync();

        Directory.EnumerateFiles(Path.Combine(site.Root, "files")).Select(File.ReadAllText).Should().Contain("kept");
    }

    private static string Feature(string title) => $"Feature: {title}\n  Scenario: S\n    Given it\n";

    private static string Title(SiteUnderTest site, string page) => site.Page(page).QuerySelector("h1")!.TextContent;

    private static IEnumerable<string> SearchedPages(SiteUnderTest site) =>
        JsonSerializer.Deserialize<string[][]>(site.Text("search.js")["window.searchIndex=".Length..^1])!.Select(entry => Uri.UnescapeDataString(entry[0].Split('#')[0])).Distinct();

    private static void Link(SiteUnderTest site, string path, string target)
    {
        var link = Path.GetFullPath(Path.Combine(site.Options.Features, path));
        Directory.CreateSymbolicLink(link, target);
    }

    // Windows knows neither these letters nor the case of names.
    private static bool CanHold(string name) => !OperatingSystem.IsWindows() || name.IndexOfAny(['?', '"', '*']) < 0 && name is not "a.feature";
}
