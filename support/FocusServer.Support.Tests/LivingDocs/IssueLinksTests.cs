using FluentAssertions;
using FocusServer.LivingDocs.Document;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

public sealed class IssueLinksTests
{
    private const string Settings = """{ "Site": { "IssueLinks": { "Pattern": "PZ-[0-9]+", "Url": "https://issues.example/browse/{tag}" } } }""";

    private const string Feature = """
        @PZ-15374
        Feature: Quick ramp
          Rule: Ten jobs should be held
            @load @PZ-1 @XPZ-1 @PZ-1x
            Scenario Outline: Ten jobs are held
              When the ramp grows
              @PZ-2
              Examples:
                | environment |
                | staging     |
        """;

    [Theory]
    [InlineData("PZ-[0-9]+", "https://issues.example/{tag}", "@PZ-15374", "https://issues.example/PZ-15374")]
    [InlineData("PZ-[0-9]+|AB.*", "https://issues.example/{tag}?of={tag}", "@AB#1", "https://issues.example/AB%231?of=AB%231")]
    [InlineData("PZ-[0-9]+", "https://issues.example/{tag}", "@PZ-15374x", null)]
    [InlineData("PZ-[0-9]+", "https://issues.example/{tag}", "@quick", null)]
    public void Find_ATag_IsTheAddressOfTheIssueThatTheWholeOfItNames(string pattern, string url, string tag, string? address) =>
        IssueLinks.From(pattern, url)!.Find(tag).Should().Be(address);

    [Theory]
    [InlineData(null, "https://issues.example/{tag}")]
    [InlineData("PZ-[0-9]+", "")]
    public void From_WithoutPatternOrUrl_IsNone(string? pattern, string? url) => IssueLinks.From(pattern, url).Should().BeNull();

    [Fact]
    public async Task Tags_OfAConfiguredPattern_LeadToTheirIssues()
    {
        using var site = await new SiteUnderTest().Given("features/quick-ramp.feature", Feature).Given("config/appsettings.json", Settings).WriteAsync();

        Links(site).Should().BeEquivalentTo(
        [
            "@PZ-15374 https://issues.example/browse/PZ-15374", "@PZ-1 https://issues.example/browse/PZ-1", "@PZ-2 https://issues.example/browse/PZ-2",
            "@load #find&tags=%40load", "@XPZ-1 #find&tags=%40XPZ-1", "@PZ-1x #find&tags=%40PZ-1x",
        ]);
        site.SingleFileText().Should().Contain("href=\"https://issues.example/browse/PZ-15374\"");
    }

    [Fact]
    public async Task Tags_WithoutAConfiguredPattern_LeadToNoIssue()
    {
        using var site = await new SiteUnderTest().Given("features/quick-ramp.feature", Feature).WriteAsync();

        Links(site).Should().HaveCount(6).And.OnlyContain(link => link.Contains(" #find&tags=", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Links(SiteUnderTest site) =>
        site.Page("quick-ramp.html").QuerySelectorAll(".tags a").Select(link => $"{link.TextContent} {link.GetAttribute("href")}");
}
