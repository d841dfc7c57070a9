using FocusServer.Evidence;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The last verdict of a ramp or scenario that did not run.</summary>
/// <param name="Run">The run that proved it.</param>
/// <param name="Held">True if it held or passed.</param>
/// <param name="Headline">The verdict; "Not proven" if it is too old to count.</param>
/// <param name="Sentence">The verdict as a sentence, such as "held up to 100 jobs, proven 12 days ago on a1b2c3d".</param>
/// <param name="Stale">True if it is too old to count.</param>
public sealed record LastProven(StoredRun Run, bool Held, string Headline, string Sentence, bool Stale)
{
    /// <summary>The age up to which a verdict counts: 30 days.</summary>
    public static TimeSpan DefaultMaxAge { get; } = TimeSpan.FromDays(30);

    /// <summary>Finds the last verdict of a ramp or scenario; null if there is none.</summary>
    /// <param name="history">The earlier runs.</param>
    /// <param name="place">The scenario and its row. The feature's path is compared only if the run has it.</param>
    /// <param name="now">The current time.</param>
    /// <param name="maxAge">The age up to which a verdict counts; 30 days by default.</param>
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
            ? Say(run, ramp.Verdict == RampOutcome.Held, ramp.Headline(), ramp.Phrase(), now, maxAge)
            : null;

    private static LastProven? Scenario(StoredRun run, RampPlace place, DateTimeOffset now, TimeSpan maxAge) =>
        run.Scenarios.LastOrDefault(verdict => IsSame(new(verdict.Feature, verdict.Scenario, verdict.Row), place)) is { } verdict
            ? Say(run, verdict.Passed, verdict.Passed ? "Passed" : "Failed", verdict.Passed ? "passed" : "failed", now, maxAge)
            : null;

    private static LastProven Say(StoredRun run, bool held, string headline, string what, DateTimeOffset now, TimeSpan maxAge)
    {
        var when = $"{what}, proven {Ages.Text(now - run.StartedAt)}{(run.Commit.Length > 0 ? " on " + run.Commit[..Math.Min(7, run.Commit.Length)] : "")}";
        return now - run.StartedAt > maxAge
            ? new(run, held, "Not proven", $"{when}; that is longer ago than {Figures.Plain(Math.Floor(maxAge.TotalDays))} days", true)
            : new(run, held, headline, when, false);
    }

    /// <summary>True if a stored place is that of a scenario and its row.</summary>
    internal static bool IsSame(RampPlace stored, RampPlace place) =>
        stored.Scenario == place.Scenario && stored.Row == place.Row
        && (stored.FeatureUri.Length == 0 || place.FeatureUri.Length == 0 || FolderAndFile(stored.FeatureUri) == FolderAndFile(place.FeatureUri));

    // Runners write the path of a feature from different folders, so only its last folder and the file are compared.
    private static string FolderAndFile(string path) => string.Join('/', path.Replace('\\', '/').Split('/').TakeLast(2));
}
