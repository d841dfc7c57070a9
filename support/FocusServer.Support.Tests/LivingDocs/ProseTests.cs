using FluentAssertions;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Features;
using FocusServer.LivingDocs.Site;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

public sealed class ProseTests
{
    private static readonly Book _book = new(
        "T",
        [new Chapter("load", "Load", "", [FeatureOf("load/quick.feature")]), new Chapter("other", "Other", "", [FeatureOf("other/full.feature")])],
        GlossaryReader.Read("# Glossary\n\n**Job**\n: What one *viewer* asks for.\n\n**API response**\n: How long it takes.\n"),
        [],
        [],
        []);

    [Theory]
    [InlineData("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("as <profile> says & so", "<p>as &lt;profile&gt; says &amp; so</p>")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("[x](data:text/html,a)", "<p>x</p>")]
    [InlineData("[x](https://a.example/b)", "<p><a href=\"https://a.example/b\">x</a></p>")]
    [InlineData("[x](quick.feature#s)", "<p><a href=\"#s\">x</a></p>")]
    [InlineData("[x](../other/full.feature)", "<p><a href=\"../other/full.html\">x</a></p>")]
    [InlineData("[x](../other/)", "<p><a href=\"../other/index.html\">x</a></p>")]
    [InlineData("[x](../GLOSSARY.md#job)", "<p><a href=\"../glossary.html#job\">x</a></p>")]
    [InlineData("[*x* y](nowhere.feature)", "<p><em>x</em> y</p>")]
    [InlineData("    indented\n      by the feature", "<p>indented\nby the feature</p>")]
    [InlineData("## Title", "<h3>Title</h3>")]
    [InlineData(" \n ", "")]
    public void ToHtml_OfADescription_IsSafeHtml(string markdown, string html) => Render(markdown).Trim().Should().Be(html);

    [Fact]
    public void ToHtml_OfATable_IsATable() => Render("| a | b |\n| --- | --- |\n| 1 | 2 |").Should().Contain("<th>a</th>").And.Contain("<td>2</td>");

    [Fact]
    public void ToHtml_WordsOfTheGlossary_AreLinkedAtFirstUseOnly()
    {
        var html = Render("Jobs and a job. The api response of [a job](https://a.example). Jobless.");

        html.Trim().Should().Be("<p><a href=\"../glossary.html#job\" class=\"word\" title=\"What one viewer asks for.\">Jobs</a> and a job. "
            + "The <a href=\"../glossary.html#api-response\" class=\"word\" title=\"How long it takes.\">api response</a> of <a href=\"https://a.example\">a job</a>. Jobless.</p>");
    }

    [Fact]
    public void ToHtml_InOneFile_LinksWithinIt()
    {
        var prose = new Prose(new LinkTargets(_book), new GlossaryWords(_book.Glossary), new Links(singleFile: true));

        prose.ToHtml("[x](../other/full.feature#s)", Place(), 3).Trim().Should().Be("<p><a href=\"#other/full/s\">x</a></p>");
    }

    private static string Render(string markdown) =>
        new Prose(new LinkTargets(_book), new GlossaryWords(_book.Glossary), new Links(singleFile: false)).ToHtml(markdown, Place(), 3);

    private static ProsePlace Place() => new("load/quick.html", "load", _ => null, new HashSet<string>());

    private static FeatureDoc FeatureOf(string path) => new(path, "en", "Feature", path, "", [], null, [], [], [], null);
}
