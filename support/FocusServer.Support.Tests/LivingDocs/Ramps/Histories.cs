using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Runs;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.History;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>Earlier runs.</summary>
internal static class Histories
{
    public static DateTimeOffset Begin { get; } = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    /// <summary>One a day, run-0 and on, that held; their times differ by up to a tenth.</summary>
    public static IReadOnlyList<StoredRun> Holding(int count, double successLimit = 70, string environment = "embedded") =>
    [
        .. Enumerable.Range(0, count).Select(i => StoredRun.From(
            SampleRamps.Holding(environment, $"run-{i}", 1 + (i * 7 % 5 * 0.025), Begin.AddDays(i), $"a1b2c3d{i}e5f6", successLimit).Read())!),
    ];

    public static StoredRun Broke(this StoredRun run, int at = 8) => run with
    {
        Ramp = run.Ramp! with { Verdict = RampOutcome.Broke, BreakingPointJobs = at, LastGoodJobs = at - 2, CapacityJobs = at - 1 },
    };

    /// <summary>The run after them.</summary>
    public static RampRun Now(double slower = 1) => SampleRamps.Holding(runId: "now", slower: slower, startedAt: Begin.AddDays(20)).Read();

    /// <summary>The same ramp with another manifest.</summary>
    public static RampRun With(this RampRun run, Func<RunManifest, RunManifest> change) => run with { Manifest = change(run.Manifest!) };

    public static RampRun NowBroke(int at = 8)
    {
        var evidence = new SampleEvidence("quick", 2, 10, 2, "embedded", runId: "now", startedAt: Begin.AddDays(20));
        foreach (var level in SampleEvidence.Levels(2, 10, 2))
        {
            evidence.Step(level, level < at ? level : 1);
        }

        return evidence.Finish().Read();
    }
}
