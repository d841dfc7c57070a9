using FluentAssertions;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>A ramp that was split over load generators shows each of them; one that was not shows nothing of the kind.</summary>
public class GeneratorsOnThePageTests
{
    private const string Page = "gradual-load/quick-ramp.html";

    [Fact]
    public void View_OfARampOnThreeGenerators_HasEachOfThem()
    {
        var generators = RampPresentation.Create(SampleRamps.OnThreeGenerators().Read(), new RunHistory([], [])).Generators!;

        generators.Summary.Should().Be("3 load generators, version 1.2.0: lab-1, lab-2, lab-3; lab-2 was lost at 29.3 s: no answer for 2 s");
        generators.Merged.Should().Be("Their counts and histograms are added; no average and no percentile is.");
        generators.Parts.Rows.Select(cells => string.Join(" | ", cells)).Should().Equal(
            "lab-1 | 1.2.0 | Oslo | 33.3 | 4 | 41000",
            "lab-2 | 1.2.0 | Haifa | 33.3 | 2 | no data",
            "lab-3 | 1.2.0 | – | 33.3 | 2 | no data");
        generators.Named.Select(one => (one.Name, one.Lost)).Should().Equal(("lab-1", null), ("lab-2", "lost at 29.3 s: no answer for 2 s"), ("lab-3", null));
    }

    [Fact]
    public void View_OfARampOnThreeGenerators_HasEachHoldOfThem()
    {
        var holds = RampPresentation.Create(SampleRamps.OnThreeGenerators().Read(), new RunHistory([], [])).Generators!.Holds!;

        holds.Rows.Should().OnlyContain(cells => cells.Count == holds.Header.Count);
        holds.Rows.Select(cells => string.Join(" | ", cells)).Should().Equal(
            "1 | 2 | 1 | lab-1 | 1 | 1 | 12 | −3 ms ± 1.5 ms | overloaded for 40 % of the time (behind its schedule)",
            "1 | 2 | 1 | lab-2 | 1 | 1 | 12 | −3 ms ± 1.5 ms | at work",
            "1 | 2 | 1 | lab-3 | 0 | 0 | 12 | −3 ms ± 1.5 ms | at work",
            "2 | 4 | 1 | lab-1 | 2 | 2 | 12 | −3 ms ± 1.5 ms | at work",
            "2 | 4 | 1 | lab-2 | 1 | 1 | 12 | −3 ms ± 1.5 ms | at work",
            "2 | 4 | 1 | lab-3 | 1 | 1 | 12 | −3 ms ± 1.5 ms | at work",
            "3 | 6 | 1 | lab-1 | 2 | 2 | 12 | −3 ms ± 1.5 ms | at work",
            "3 | 6 | 1 | lab-2 | 2 | 0 | no data | −3 ms ± 2000 ms | lost at 29.3 s: no answer for 2 s",
            "3 | 6 | 1 | lab-3 | 2 | 2 | 12 | −3 ms ± 1.5 ms | at work");
    }

    [Fact]
    public void Facts_OfARampOnThreeGenerators_CallTheRunsOwnProcessTheCoordinator()
    {
        var alone = RampPresentation.Create(SampleRamps.Held(generator: SampleEvidence.Overloaded()).Read(), new RunHistory([], []));
        var split = RampPresentation.Create(
            SampleRamps.Held(generator: SampleEvidence.Overloaded()).Read().With(manifest => manifest with { Generators = SampleRamps.OnThreeGenerators().Read().Manifest!.Generators }),
            new RunHistory([], []));

        alone.Facts.Select(fact => fact.Key).Should().Contain("Load generator's processors").And.NotContain(name => name.StartsWith("Coordinator", StringComparison.Ordinal));
        split.Facts.Select(fact => fact.Key).Should().Contain("Coordinator's processors").And.NotContain(name => name.StartsWith("Load generator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_ShowsTheGeneratorsOnlyWhereThereAreAny()
    {
        using var site = Samples.SiteWithRamps();
        site.Given("runs/broke/run.jsonl", SampleRamps.OnThreeGenerators().Text);
        await site.WriteAsync();

        var blocks = site.Page(Page).QuerySelectorAll("details.generators");

        blocks.Should().ContainSingle("the other row's ramp ran on one process");
        blocks[0].QuerySelector("summary")!.TextContent.Should().StartWith("3 load generators, version 1.2.0: lab-1, lab-2, lab-3; lab-2 was lost");
        blocks[0].QuerySelectorAll("table").Select(table => table.QuerySelectorAll("tbody tr").Length).Should().Equal(3, 9);
        blocks[0].QuerySelector("p.note")!.TextContent.Should().Be("Their counts and histograms are added; no average and no percentile is.");
    }
}
