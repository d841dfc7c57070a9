using AngleSharp.Dom;
using FluentAssertions;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Follows every link of a site.</summary>
internal static class SiteLinks
{
    public static void ShouldLeadToAPageAndAPlaceOnIt(SiteUnderTest site)
    {
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

    public static void ShouldLeadToAPlaceInTheSingleFile(SiteUnderTest site)
    {
        var document = site.SingleFile();
        foreach (var href in Hrefs(document))
        {
            href.Should().StartWith("#");
            document.GetElementById(Uri.UnescapeDataString(href[1..])).Should().NotBeNull("it links to {0}", href);
        }
    }

    private static IEnumerable<string> Hrefs(IDocument document) => document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
        .Where(href => !href.Contains(':', StringComparison.Ordinal) && !href.StartsWith("#find", StringComparison.Ordinal));
}
