using AngleSharp;
using FluentAssertions;
using Io.Cucumber.Messages.Types;
using Markdig;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Whatever stands in a feature, a message or an attachment is text, and comes out as it was written.</summary>
public sealed class NastyTextTests
{
    private const string Script = "<script>alert('owned')</script>";
    private const string Placeholder = "<profile>";
    private const string Rtl = "שלום \u202Eעולם";

    private static readonly string[] _texts =
    [
        Script, Placeholder, "a | b", "R&D &amp; <b>bold</b>", "📊👩‍👩‍👧 é", Rtl, "\"quotes\" 'and' `ticks`", "]]></style></script><!--", "{{x}} @(1+1) ${2}",
        "<img src=x onerror=alert(1)>", "javascript:alert(1)", "100 % of 1,5 €",
    ];

    [Fact]
    public async Task Site_OfNastyTexts_ShowsThemAsWritten()
    {
        using var site = await new SiteUnderTest().Given(Run()).WriteAsync();

        var page = site.Page("nasty.html");
        foreach (var text in _texts)
        {
            page.Body!.TextContent.Should().Contain($"name {text}").And.Contain($"step {text}").And.Contain($"message {text}").And.Contain($"log {text}").And.Contain($"trace {text}");
            page.QuerySelectorAll("td").Select(cell => cell.TextContent).Should().Contain($"cell {text}");
            page.QuerySelectorAll("pre").Select(pre => pre.TextContent).Should().Contain($"doc {text}\nsecond line");
        }
    }

    [Fact]
    public async Task Site_OfNastyTexts_RunsNothingOfThem()
    {
        using var site = await new SiteUnderTest().Given(Run()).WriteAsync();

        foreach (var document in site.Pages.Select(site.Page).Append(site.SingleFile()))
        {
            document.QuerySelectorAll("script").Select(script => script.TextContent).Should().NotContain(text => text.Contains("alert('owned')", StringComparison.Ordinal) && !text.StartsWith("window.searchIndex", StringComparison.Ordinal));
            document.QuerySelectorAll("[onerror], [onclick], iframe, object, embed, base, meta[http-equiv]").Should().BeEmpty();
            document.QuerySelectorAll("[href^='javascript'], [src^='javascript']").Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Summary_OfNastyTexts_ShowsThemAsWritten()
    {
        foreach (var text in _texts.Append("see https://evil.example, www.evil.example, @octocat, #12 and [a](https://evil.example) *b* _c_ ~~d~~ $e$"))
        {
            using var site = await new SiteUnderTest().Given(new SampleRun().Feature("../features/a.feature", "Feature: A\n  Scenario: S\n    Given it\n", _ => SampleRun.Failed(text, text)).Finish()).WriteAsync();

            var html = Markdown.ToHtml(site.Text("summary.md"), new MarkdownPipelineBuilder().UseAdvancedExtensions().Build());
            var summary = await new AngleSharp.BrowsingContext().OpenAsync(response => response.Content(html));
            summary.QuerySelectorAll("li").Select(line => line.TextContent).Should().ContainSingle().Which.Should().EndWith(text);
            summary.QuerySelectorAll("a, code, em, strong, del, script, img, b").Should().BeEmpty();
            site.Text("summary.md").Should().NotContainAny("@octocat", "#12", "https://evil");
        }
    }

    [Fact]
    public async Task SingleFile_OfNastyTexts_IsNotEndedByThem()
    {
        using var site = await new SiteUnderTest().Given(Run()).WriteAsync();

        site.SingleFile().QuerySelectorAll("script").Should().HaveCount(2);
        site.SingleFile().Body!.TextContent.Should().Contain($"step {_texts[^1]}");
    }

    [Fact]
    public async Task Site_OfADocStringOfAMegabyte_HasAllOfItAndSmallPages()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789<&>é", 1 << 16)) + "the end";
        var feature = $"Feature: Long\n  Scenario: S\n    Given a text\n      \"\"\"\n      {text}\n      \"\"\"\n";
        using var site = await new SiteUnderTest().Given(new SampleRun().Feature("../features/long.feature", feature, _ => SampleRun.Passed).Finish()).WriteAsync();

        var page = site.Page("long.html");
        var link = page.QuerySelectorAll("a").Single(a => a.TextContent == "All of it").GetAttribute("href")!;
        site.Text(link).Should().Be(text);
        new FileInfo(Path.Combine(site.Root, "long.html")).Length.Should().BeLessThan(300_000);
        site.SingleFile().QuerySelectorAll("pre").Select(pre => pre.TextContent).Should().Contain(text);
    }

    [Fact]
    public async Task Attachments_ThatABrowserWouldRun_AreText()
    {
        var run = new SampleRun().Feature("../features/a.feature", "Feature: A\n  Scenario: S\n    Given it\n", _ => SampleRun.Passed);
        run.Attach("attempt-" + "5", "../../evil.html", "text/html", Script);
        run.Finish();
        using var site = await new SiteUnderTest().Given(run).WriteAsync();

        Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories).Should().NotContain(file => file.Contains("evil", StringComparison.Ordinal) && file.EndsWith(".html", StringComparison.Ordinal));
    }

    private static SampleRun Run()
    {
        var scenarios = _texts.Select(text => $"""
              Scenario: name {text}
                Given step {text}
                  | cell {text.Replace("|", "\\|", StringComparison.Ordinal)} |
                And doc
                  ```
                  doc {text.Replace("```", "'''", StringComparison.Ordinal)}
                  second line
                  ```

            """);
        var run = new SampleRun();
        var pickles = new List<Pickle>();
        run.Feature("../features/nasty.feature", "Feature: Nasty\n" + string.Concat(scenarios), pickle =>
        {
            pickles.Add(pickle);
            var text = pickle.Name["name ".Length..];
            return SampleRun.Failed($"message {text}", $"message {text}\n   at Nasty.Step() trace {text}");
        });
        pickles.ForEach(pickle => run.Log(SampleRun.AttemptOf(pickle), "log " + pickle.Name["name ".Length..]));
        return run.Finish();
    }
}
