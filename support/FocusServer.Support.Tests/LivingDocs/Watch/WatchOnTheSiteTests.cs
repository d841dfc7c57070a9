using AngleSharp.Dom;
using FluentAssertions;
using FocusServer.LivingDocs.Watch;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Watch;

/// <summary>The page of every moment of a ramp, on the site.</summary>
public class WatchOnTheSiteTests
{
    [Fact]
    public async Task Ramp_OnTheSite_LeadsToThePageOfItsEveryMoment()
    {
        using var site = await Samples.SiteWithRamps().WriteAsync();

        var links = Links(site.Page("gradual-load/quick-ramp.html"));

        links.Should().Equal("../ramps/20261123-030828-full-staging-8ce9.html", "../ramps/20261123-030828-full-production-8ce9.html");
        site.Text(links[0][3..]).Should().Be(await WatchPage.RenderAsync(Path.Combine(site.Options.Evidence, "broke")).WaitAsync(SiteUnderTest.Bound), "it is the same page as in the run's folder");
        Links(site.SingleFile()).Should().BeEmpty("that file stays small");
    }

    private static List<string> Links(IDocument page) =>
        [.. page.QuerySelectorAll("a").Where(link => link.TextContent == "Every moment of the ramp").Select(link => link.GetAttribute("href")!)];
}
