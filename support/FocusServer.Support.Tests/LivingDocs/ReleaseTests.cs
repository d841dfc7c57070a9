using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Checks the page of all that was proven for one server version.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task Release_OfTheVersionThatRanLast_HasEachOfItsRampsOnce()
    {
        using var site = await Releases.Site().WriteAsync();

        Rows(site).Should().Equal(
            "Full ramp 5→100, staging | ✕ Broke at 60 jobs runs: 1 not proven, 1 broke | 20 levels from 5 to 100 jobs, 11 healthy | 54 jobs | 60 jobs"
            + " | success rate ≥ 70 %; API response ≤ 30 s; errors at maximum ≤ 30 %; healthy steps ≥ 70 %"
            + " | success rate 38 %; API response 1510 ms; API p95 420 ms; first row p50 2153 ms | 100 jobs gone, none left | 2026-12-03 03:00 UTC; in staging; pace 1; commit not recorded",
            "Quick ramp 2→10, staging | ✓ Held runs: 1 held | 5 levels from 2 to 10 jobs, 5 healthy | 10 jobs | none found"
            + " | success rate ≥ 70 %; API response ≤ 30 s; errors at maximum ≤ 30 %; healthy steps ≥ 70 %"
            + " | success rate 100 %; API response 190 ms; API p95 130 ms; first row p50 1901 ms | 10 jobs gone, none left | 2026-12-02 03:00 UTC; in staging; pace 1; commit 1123abc");
    }

    [Fact]
    public async Task Release_NamesWhatDidNotRunOnItAndRunsThatCountForNone()
    {
        using var site = await Releases.Site().WriteAsync();

        var page = site.Page("release.html").QuerySelector(".release")!;
        page.QuerySelector("h1")!.TextContent.Should().Be("Server version 10.4");
        page.TextContent.Should().Contain("Not proven for this version, as it did not run on it: Quick ramp, production.").And.Contain("1 run without a recorded version counted for none.");
        site.Page("index.html").QuerySelector("a[href='release.html']").Should().NotBeNull();
    }

    [Fact]
    public async Task Release_WhereNoRunRecordedAVersion_ProvesNothing()
    {
        using var site = await Releases.Site(version: null).WriteAsync();

        Rows(site).Should().BeEmpty();
        site.Page("release.html").QuerySelector(".release")!.TextContent.Should().Contain("Server version not recorded")
            .And.Contain("Quick ramp, staging; Quick ramp, production").And.Contain("5 runs without a recorded version");
    }

    [Fact]
    public async Task Release_OfARunWhoseHistoryIsNew_IsWrittenFromItsEvidence()
    {
        var evidence = Ramps.SampleRamps.Held();
        evidence.Write(new FocusServer.Evidence.Events.PreconditionMet(evidence.At, "<b>11</b>", 2337));
        using var site = new SiteUnderTest { Since = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero) }
            .Given("features/gradual-load/quick-ramp.feature", Samples.Ramp)
            .Given("runs/one/run.jsonl", evidence.Text.Replace("The quick ramp is held", "Ten jobs are held", StringComparison.Ordinal));
        await site.WriteAsync();

        site.Page("release.html").QuerySelector("h1")!.TextContent.Should().Be("Server version <b>11</b>");
        Rows(site).Should().ContainSingle().Which.Should().StartWith("Quick ramp 2→10, staging | ✓ Held runs: 1 held");
    }

    private static IEnumerable<string> Rows(SiteUnderTest site) => site.Page("release.html").QuerySelectorAll("tbody tr")
        .Select(row => string.Join(" | ", row.Children.Select(cell => string.Join(' ', cell.ChildNodes.Select(node => node.TextContent)))));
}
