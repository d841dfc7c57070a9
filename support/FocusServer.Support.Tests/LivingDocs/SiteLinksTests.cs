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

        SiteLinks.ShouldLeadToAPageAndAPlaceOnIt(site);
    }

    [Fact]
    public async Task Links_OfTheSingleFile_LeadToAPlaceInIt()
    {
        using var site = await Samples.Site().WriteAsync();

        SiteLinks.ShouldLeadToAPlaceInTheSingleFile(site);
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
}
