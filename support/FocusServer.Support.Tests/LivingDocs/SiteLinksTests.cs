using AngleSharp.Dom;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Every link of the site leads somewhere, and every page stands by itself.</summary>
public sealed class SiteLinksTests
{
    [Fact]
    public async Task Links_OfEveryPage_LeadToAPageAndAPlaceOnIt()
    {
        using var site = await Samples.Site().WriteAsync();
        var documents = site.Pages.ToDictionary(page => page, site.Page);

        foreach (var (page, document) in documents)
        {
            foreach (var href in Hrefs(document))
            {
                var (path, fragment) = href.Split('#', 2) is [var left, var right] ? (left, Uri.UnescapeDataString(right)) : (href, "");
                var target = path.Length == 0 ? page : Path.GetRelativePath(site.Root, Path.GetFullPath(Path.Combine(site.Root, Path.GetDirectoryName(page)!, Uri.UnescapeDataString(path))));
                File.Exists(Path.Combine(site.Root, target)).Should().BeTrue("{0} links to {1}", page, href);
                if (fragment.Length > 0)
                {
                    documents[target].GetElementById(fragment).Should().NotBeNull("{0} links to {1}", page, href);
                }
            }
        }
    }

    [Fact]
    public async Task Links_OfTheSingleFile_LeadToAPlaceInIt()
    {
        using var site = await Samples.Site().WriteAsync();

        var document = site.SingleFile();

        foreach (var href in Hrefs(document))
        {
            href.Should().StartWith("#");
            document.GetElementById(Uri.UnescapeDataString(href[1..])).Should().NotBeNull("it links to {0}", href);
        }
    }

    [Fact]
    public async Task Ids_OfEveryPage_AreUnique()
    {
        using var site = await Samples.Site().WriteAsync();

        foreach (var document in site.Pages.Select(site.Page).Append(site.SingleFile()))
        {
            document.QuerySelectorAll("[id]").Select(element => element.Id).Should().OnlyHaveUniqueItems().And.NotContain("");
        }
    }

    [Fact]
    public async Task Pages_NeedNothingFromElsewhere()
    {
        using var site = await Samples.Site().WriteAsync();

        foreach (var document in site.Pages.Select(site.Page).Append(site.SingleFile()))
        {
            document.QuerySelectorAll("script[src], link[href], img[src]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href"))
                .Should().NotContain(address => address!.Contains("//", StringComparison.Ordinal));
        }

        site.SingleFile().QuerySelectorAll("script[src], link[rel=stylesheet]").Should().BeEmpty();
    }

    private static IEnumerable<string> Hrefs(IDocument document) => document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
        .Where(href => !href.Contains(':', StringComparison.Ordinal) && !href.StartsWith("#find", StringComparison.Ordinal));
}
