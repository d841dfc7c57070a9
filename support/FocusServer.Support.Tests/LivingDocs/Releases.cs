using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.Support.Tests.LivingDocs.Ramps;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Sites whose runs were on servers of several versions.</summary>
internal static class Releases
{
    /// <summary>The quick ramp held and the full ramp broke on version 10.4; production's row ran on 10.3 alone.</summary>
    public static SiteUnderTest Site(int furtherRamps = 0, string? version = "10.4")
    {
        var site = new SiteUnderTest().Given("features/gradual-load/quick-ramp.feature", Samples.Ramp);
        StoredRun[] runs =
        [
            Run(SampleRamps.Holding("production", "old", startedAt: Day(1), commit: "0123abcd"), version is null ? null : "10.3", "production"),
            Run(SampleRamps.Holding("staging", "held", startedAt: Day(2), commit: "1123abcd"), version, "staging"),
            Run(SampleRamps.Breaking(), version, "staging") with { RunId = "broke", StartedAt = Day(3) },
            Run(SampleRamps.Killed(Day(4), "killed"), version, "staging"),
            Run(SampleRamps.Holding("staging", "unknown", startedAt: Day(5)), null, "staging"),
            .. Enumerable.Range(0, furtherRamps).Select(number => Run(SampleRamps.Breaking(), version, $"installation-{number}") with { RunId = $"more-{number}", StartedAt = Day(2) }),
        ];
        RunHistory.Store(site.Options.History, runs, new Retention());
        return site;
    }

    /// <summary>The full ramp over 30 nights and now; since the 24th night it breaks earlier.</summary>
    public static SiteUnderTest SiteWithAChange()
    {
        var evidence = SampleRamps.Breaking().Text.Replace("The full ramp is held", "Ten jobs are held", StringComparison.Ordinal);
        var site = new SiteUnderTest { Since = Now.AddDays(-1) }
            .Given("features/gradual-load/quick-ramp.feature", Samples.Ramp)
            .Given("runs/now/run.jsonl", evidence);
        var now = StoredRun.From(SampleEvidence.Read(evidence, "now"))!;
        var nights = Enumerable.Range(0, 30).Select(night => now with
        {
            RunId = $"night-{night}",
            StartedAt = Now.AddDays(night - 30),
            Commit = FormattableString.Invariant($"{(night + 3) * 7919 % 9000 + 1000}abc"),
            Ramp = night < 23 ? now.Ramp! with { BreakingPointJobs = 80, LastGoodJobs = 75, CapacityJobs = 76 + (night * 5 % 3) } : now.Ramp! with { CapacityJobs = 53 + (night % 2) },
        });
        RunHistory.Store(site.Options.History, nights, new Retention());
        return site;
    }

    private static DateTimeOffset Now { get; } = new(2026, 11, 23, 3, 8, 28, TimeSpan.Zero);

    private static DateTimeOffset Day(int day) => new(2026, 12, day, 3, 0, 0, TimeSpan.Zero);

    private static StoredRun Run(SampleEvidence evidence, string? version, string row)
    {
        if (version is not null)
        {
            evidence.Write(new PreconditionMet(evidence.At, version, 2337));
        }

        var run = StoredRun.From(evidence.Read())!;
        var scenario = run.Ramp!.Key.Ramp == "quick" ? "Ten jobs are held" : "A hundred jobs are held";
        return run with { Ramp = run.Ramp with { Key = run.Ramp.Key with { Row = row, Scenario = scenario, Feature = "gradual-load/quick-ramp.feature" } } };
    }
}
