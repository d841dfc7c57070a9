using FluentAssertions;
using FocusServer.Support.Tests.LivingDocs;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using Xunit;

namespace FocusServer.Support.Tests.Browser;

/// <summary>The living documentation from a disk, as a browser shows it.</summary>
public sealed class LivingDocsTests(Chromium browser, Sites sites) : IClassFixture<Chromium>, IClassFixture<Sites>
{
    private const string Ramp = "gradual-load/quick-ramp.html";

    // A ramp and what is around it, a feature with something of everything, one that cannot be read.
    private static readonly string[] _kinds =
        ["index.html", "index.html#find&q=jobs", "gradual-load/index.html", Ramp, "jobs.html", "broken.html", "glossary.html", "release.html", "how-to-read.html", "../all.html"];

    // Between them they have all that is drawn anywhere.
    private static readonly string[] _varied = ["index.html#find&q=jobs", Ramp, "jobs.html"];

    private readonly List<string> _complaints = [];

    [SkippableFact]
    public async Task Pages_OfEveryKind_AreAccessible() =>
        await FindNothingAsync(new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1280, Height = 720 } }, rules: null);

    [SkippableTheory]
    [InlineData(ColorScheme.Dark, 1280, 720)]
    [InlineData(ColorScheme.Light, 390, 844)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    public async Task Pages_InEveryOtherLightAndWidth_AreAsAccessible(ColorScheme scheme, int width, int height)
    {
        string[] rules = [.. scheme == ColorScheme.Dark ? Axe.OfColours : [], .. width < 1280 ? Axe.OfWidth : []];
        await FindNothingAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } }, rules);
    }

    [SkippableTheory]
    [InlineData(1280, 720)]
    [InlineData(390, 844)]
    public async Task Verdicts_OnTheLandingPage_AreInTheFirstScreen(int width, int height)
    {
        using var site = await Samples.SiteWithEightRamps().WriteAsync();
        await using var context = await browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var page = await OpenAsync(context, site, "index.html");

        var verdicts = await page.Locator(".verdicts li").AllAsync();

        verdicts.Should().HaveCount(8);
        foreach (var verdict in verdicts)
        {
            var box = await verdict.BoundingBoxAsync();
            (box!.Y + box.Height).Should().BeLessThanOrEqualTo(height);
        }
    }

    [SkippableTheory]
    [InlineData("index.html")]
    [InlineData(Ramp)]
    [InlineData("../all.html")]
    public async Task Search_ByWord_FindsScenariosAndKeepsItselfInTheAddress(string path)
    {
        var site = sites.Plain;
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, site, path);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("hundred");
        var found = page.Locator("#results li a");
        await Assertions.Expect(found).ToHaveTextAsync(["A hundred jobs are held"]);
        page.Url.Should().EndWith("#find&q=hundred");

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "A hundred jobs are held" })).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#results")).ToBeHiddenAsync();
        _complaints.Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("@quick and not @production", "any", "Ten jobs are held: staging")]
    [InlineData("@ignore or (@quick and @staging)", "any", "Ten jobs are held: staging|Später")]
    [InlineData("", "failed", "Ten jobs are held: staging")]
    public async Task Filter_ByTagsAndStatus_ShowsWhatMatches(string tags, string status, string titles)
    {
        var site = sites.Plain;
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, site, "index.html#find");

        await page.GetByLabel("Tags").FillAsync(tags);
        await page.GetByLabel("Status").SelectOptionAsync(new SelectOptionValue { Label = status });

        foreach (var title in titles.Split('|'))
        {
            await Assertions.Expect(page.Locator("#results li a", new() { HasTextString = title })).ToHaveCountAsync(1);
        }

        var address = page.Url;
        var again = await OpenAsync(context, site, "index.html" + address[address.IndexOf('#', StringComparison.Ordinal)..]);
        await Assertions.Expect(again.GetByLabel("Tags")).ToHaveValueAsync(tags);
        await Assertions.Expect(again.Locator("#results li a").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Filter_ByAnExpressionThatIsNone_SaysWhatIsWrong()
    {
        var site = sites.Plain;
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, site, "index.html#find");

        await page.GetByLabel("Tags").FillAsync("@quick and");

        await Assertions.Expect(page.GetByText("This tag expression cannot be read: something is missing at its end.")).ToBeVisibleAsync();
    }

    [SkippableTheory]
    [InlineData(Ramp + "#ten-jobs-are-held--production")]
    [InlineData("../all.html#gradual-load/quick-ramp/ten-jobs-are-held--production")]
    public async Task Link_ToARow_OpensAndScrolls(string path)
    {
        var site = sites.Plain;
        await using var context = await browser.OpenAsync(new() { ViewportSize = new() { Width = 800, Height = 300 } });

        var page = await OpenAsync(context, site, path);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ten jobs are held: production" })).ToBeInViewportAsync();
    }

    [SkippableFact]
    public async Task Link_ToARowOfALongFeature_LeadsToThePageThatHasIt()
    {
        var rows = string.Concat(Enumerable.Range(1, 900).Select(row => FormattableString.Invariant($"      | {row} |\n")));
        var feature = "Feature: Long\n  Scenario Outline: Rows\n    Given <n> things\n    Examples:\n      | n |\n" + rows;
        using var site = await new SiteUnderTest().Given(new SampleRun().Feature("../features/long.feature", feature, _ => SampleRun.Passed).Finish()).WriteAsync();
        await using var context = await browser.OpenAsync();

        var page = await OpenAsync(context, site, "long.html#rows--900");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rows: 900" })).ToBeInViewportAsync();
        page.Url.Should().MatchRegex(@"long\.\d\.html#rows--900$");
    }

    [SkippableFact]
    public async Task Row_Chosen_FillsItsValuesIntoTheOutline()
    {
        var site = sites.Plain;
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, site, Ramp);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Fill in the values of staging" });

        await button.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".scenario var").First).ToHaveTextAsync("70 %");
        await button.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".scenario var").First).ToHaveTextAsync("<success rate>");
    }

    [SkippableFact]
    public async Task CopyLink_OfAHeading_CopiesItsAddress()
    {
        var site = sites.Plain;
        await using var context = await browser.OpenAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await OpenAsync(context, site, Ramp);

        await page.Locator("#ten-jobs-are-held .link").ClickAsync();

        await Assertions.Expect(page.Locator("#ten-jobs-are-held .link")).ToHaveTextAsync("copied");
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().EndWith(Ramp + "#ten-jobs-are-held");
    }

    [SkippableFact]
    public async Task Pages_WithoutJavaScript_SayAllTheSame()
    {
        var site = sites.Plain;
        await using var context = await browser.OpenAsync(new() { JavaScriptEnabled = false });

        var page = await OpenAsync(context, site, "index.html");
        await page.GetByRole(AriaRole.Link, new() { Name = "Quick ramp", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByText("it broke at 8 jobs").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("For developers").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Print_OfTheSingleFile_IsAPageOfVerdictsAndPagesOfEachRampWithAllOpen()
    {
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, sites.WithRamps, "../all.html");

        using var pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }).WaitAsync(SiteUnderTest.Bound));

        var pages = pdf.GetPages().Select(paper => string.Join(' ', paper.GetWords().Select(word => word.Text))).ToList();
        pages[0].Should().Contain("Broke at 60 jobs").And.Contain("Not proven").And.Contain("Cut short at step 7").And.NotContain("Chapters");
        pages[1].Should().Contain("Chapters");
        PagesWith("Ten jobs are held: staging").Should().NotIntersectWith(PagesWith("Ten jobs are held: production"));
        PagesWith("The numbers of the chart").Should().HaveCount(2, "each ramp has pages of its own");
        (await page.Locator("details:not([open])").CountAsync()).Should().Be(0);

        List<int> PagesWith(string heading) => [.. Enumerable.Range(2, pages.Count - 2).Where(number => pages[number].Contains(heading, StringComparison.Ordinal))];
    }

    [SkippableTheory]
    [InlineData(0, 1)]
    [InlineData(14, 2)]
    public async Task Print_OfARelease_TakesTwoPagesAtMost(int furtherRamps, int most)
    {
        using var site = await Releases.Site(furtherRamps).WriteAsync();
        await using var context = await browser.OpenAsync();
        var page = await OpenAsync(context, site, "release.html");

        using var pdf = PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true }).WaitAsync(SiteUnderTest.Bound));

        pdf.NumberOfPages.Should().BeLessThanOrEqualTo(most);
        var words = pdf.GetPages().SelectMany(sheet => sheet.GetWords()).Select(word => word.Text).ToList();
        words.Should().Contain("10.4").And.Contain("production.").And.NotContain("Search");
        words.Count(word => word == "left").Should().Be(2 + furtherRamps, "the cleanup of each ramp is on the paper");
    }

    private async Task FindNothingAsync(BrowserNewContextOptions options, IReadOnlyList<string>? rules)
    {
        var site = sites.WithRamps;
        await using var context = await browser.OpenAsync(options);
        foreach (var path in _kinds)
        {
            var page = await OpenAsync(context, site, path);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");

            _complaints.Should().BeEmpty();
            if (rules is null || Array.IndexOf(_varied, path) >= 0)
            {
                (await Axe.FindingsAsync(page, rules)).Should().BeEmpty("{0} is for all", path);
            }

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(options.ViewportSize!.Width, "{0} must not scroll sideways", path);
            await page.CloseAsync();
        }
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, SiteUnderTest site, string path)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _complaints.Add($"It asked for {request.Url}");
            }
        };
        await page.GotoAsync(new Uri(Path.GetFullPath(Path.Combine(site.Root, path.Split('#')[0]))).AbsoluteUri + (path.Contains('#', StringComparison.Ordinal) ? path[path.IndexOf('#', StringComparison.Ordinal)..] : ""));
        return page;
    }
}
