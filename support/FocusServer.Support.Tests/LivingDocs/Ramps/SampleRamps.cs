namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>Ramps as they come.</summary>
internal static class SampleRamps
{
    /// <summary>From 5 to 100 jobs; breaks at 60, where only 38 stream.</summary>
    public static SampleEvidence Breaking()
    {
        var evidence = new SampleEvidence();
        foreach (var level in SampleEvidence.Levels(5, 100, 5))
        {
            var streaming = level < 60 ? level - (level == 55 ? 1 : 0) : 38;
            evidence.Step(level, streaming, 30 + level, 120 + (level * 3), 260 + (level * level / 8.0), 1800 + (level * 6));
        }

        return evidence.Finish(SampleEvidence.Verdict(
            "broke",
            60,
            55,
            54,
            healthy: SampleEvidence.Promise("healthy steps", "fail", "55 % (11 of 20)", "≥ 70 %"),
            errors: SampleEvidence.Promise("error rate at maximum", "fail", "62 % (62 of 100 jobs not streaming)", "≤ 30 %")));
    }

    /// <summary>From 2 to 10 jobs; every level holds.</summary>
    public static SampleEvidence Holding(string environment = "embedded", string runId = "20261123-030828-quick-staging-8ce9", double slower = 1, DateTimeOffset? startedAt = null, string? commit = null, double successLimit = 70)
    {
        var evidence = new SampleEvidence("quick", 2, 10, 2, environment, runId: runId, startedAt: startedAt, commit: commit, successLimit: successLimit);
        foreach (var level in SampleEvidence.Levels(2, 10, 2))
        {
            evidence.Step(level, level, (30 + level) * slower, (120 + level) * slower, (180 + level) * slower, 1800 + (level * 6));
        }

        return evidence.Finish(SampleEvidence.Verdict("held", lastGood: 10, capacity: 10));
    }

    /// <summary>From 2 to 10 jobs; every level holds, and yet the verdict may be another one.</summary>
    public static SampleEvidence Held(object verdict, object? cleanup = null, object? generator = null)
    {
        var evidence = new SampleEvidence("quick", 2, 10, 2);
        foreach (var level in SampleEvidence.Levels(2, 10, 2))
        {
            evidence.Step(level, level);
        }

        return evidence.Finish(verdict, cleanup: cleanup, generator: generator);
    }

    /// <summary>Killed while step 7 is held.</summary>
    public static SampleEvidence Killed(DateTimeOffset? startedAt = null, string runId = "20261123-030828-full-staging-8ce9", object? scenario = null)
    {
        var evidence = new SampleEvidence(startedAt: startedAt, runId: runId, scenario: scenario);
        foreach (var level in SampleEvidence.Levels(5, 30, 5))
        {
            evidence.Step(level, level, 30 + level, 120 + level, 200 + (level * 4));
        }

        return evidence.Begin(35, 35);
    }

    /// <summary>The slowest API response passes its limit of 1 s at 80 jobs.</summary>
    public static SampleEvidence Slow()
    {
        var evidence = new SampleEvidence(apiLimitMs: 1000);
        foreach (var level in SampleEvidence.Levels(5, 100, 5))
        {
            evidence.Step(level, level, 30 + level, 120 + (level * 4), 200 + (level * level / 7.5), 1800 + (level * 6));
        }

        return evidence.Finish(SampleEvidence.Verdict("broke", 80, 75, 100));
    }
}
