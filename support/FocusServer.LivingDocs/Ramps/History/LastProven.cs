using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>What was last proven of something that did not run.</summary>
/// <param name="Run">The run that proved it.</param>
/// <param name="Held">Whether it held or passed.</param>
/// <param name="Headline">The verdict in two words; "Not proven" when it is too old to count.</param>
/// <param name="Sentence">Such as "held up to 100 jobs, proven 12 days ago on a1b2c3d".</param>
/// <param name="Stale">Whether it is too old to count.</param>
public sealed record LastProven(StoredRun Run, bool Held, string Headline, string Sentence, bool Stale)
{
    /// <summary>How old a verdict may be and still count; 30 days.</summary>
    public static TimeSpan DefaultMaxAge { get; } = TimeSpan.FromDays(30);

    /// <summary>Looks up a ramp's row, or a scenario that is no ramp; null when nothing was ever proven of it.</summary>
    /// <param name="history">The earlier runs.</param>
    /// <param name="place">The scenario and its row. A feature's path is compared only where the run knew it.</param>
    /// <param name="now">The present.</param>
    /// <param name="maxAge">How old a verdict may be; 30 days by default.</param>
    public static LastProven? Find(RunHistory history, RampPlace place, DateTimeOffset now, TimeSpan? maxAge = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(place);
        return history.Runs.Reverse()
            .Select(run => Ramp(run, place, now, maxAge ?? DefaultMaxAge) ?? Scenario(run, place, now, maxAge ?? DefaultMaxAge))
            .FirstOrDefault(found => found is not null);
    }

    private static LastProven? Ramp(StoredRun run, RampPlace place, DateTimeOffset now, TimeSpan maxAge) =>
        run.Ramp is { } ramp && ramp.IsProven() && IsSame(new(ramp.Key.Feature, ramp.Key.Scenario, ramp.Key.Row), place)
            ? Say(run, ramp.Verdict == RampOutcome.Held, HeadlineOf(ramp), ramp.Verdict == RampOutcome.Held ? $"held up to {Figures.Jobs(ramp.LastGoodJobs ?? ramp.Key.Maximum)}" : "", now, maxAge)
            : null;

    private static LastProven? Scenario(StoredRun run, RampPlace place, DateTimeOffset now, TimeSpan maxAge) =>
        run.Scenarios.LastOrDefault(verdict => IsSame(new(verdict.Feature, verdict.Scenario, verdict.Row), place)) is { } verdict
            ? Say(run, verdict.Passed, verdict.Passed ? "Passed" : "Failed", "", now, maxAge)
            : null;

    private static LastProven Say(StoredRun run, bool held, string headline, string said, DateTimeOffset now, TimeSpan maxAge)
    {
        var what = said.Length > 0 ? said : char.ToLowerInvariant(headline[0]) + headline[1..];
        var when = $"{what}, proven {Ages.Text(now - run.StartedAt)}{(run.Commit.Length > 0 ? " on " + run.Commit[..Math.Min(7, run.Commit.Length)] : "")}";
        return now - run.StartedAt > maxAge
            ? new(run, held, "Not proven", $"{when}; that is longer ago than {Figures.Plain(Math.Floor(maxAge.TotalDays))} days", true)
            : new(run, held, headline, when, false);
    }

    private static string HeadlineOf(StoredRamp ramp) => ramp.Verdict switch
    {
        RampOutcome.Held => "Held",
        RampOutcome.Broke when ramp.BreakingPointJobs is { } jobs => $"Broke at {Figures.Jobs(jobs)}",
        RampOutcome.Broke => "Broke",
        _ => "Failed",
    };

    private static bool IsSame(RampPlace stored, RampPlace place) =>
        stored.Scenario == place.Scenario && stored.Row == place.Row
        && (stored.FeatureUri.Length == 0 || place.FeatureUri.Length == 0 || FolderAndFile(stored.FeatureUri) == FolderAndFile(place.FeatureUri));

    // Runners start a feature's path at different folders; its last folder and its file are always there.
    private static string FolderAndFile(string path) => string.Join('/', path.Replace('\\', '/').Split('/').TakeLast(2));
}
