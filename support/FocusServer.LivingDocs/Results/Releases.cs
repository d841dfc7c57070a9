using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.History;

namespace FocusServer.LivingDocs.Results;

/// <summary>Collects what was proven for one server version.</summary>
internal static class Releases
{
    private const string NotRecorded = "not recorded";

    /// <summary>Collects the ramps of the version that ran last; null when there is no ramp at all.</summary>
    /// <param name="runs">All runs, the oldest first.</param>
    /// <param name="places">The ramps of the book, with their names.</param>
    public static ReleaseView? Create(IReadOnlyList<StoredRun> runs, IReadOnlyList<(RampPlace Place, string Name)> places)
    {
        var ramps = runs.Where(run => run.Ramp is not null).ToList();
        if (ramps.Count == 0 && places.Count == 0)
        {
            return null;
        }

        // Runs without a version are of many servers, and together prove nothing about one.
        var version = ramps.LastOrDefault(run => run.ServerVersion is not null)?.ServerVersion;
        var released = ramps.Where(run => version is not null && run.ServerVersion == version).ToList();
        return new(
            version,
            [.. released.GroupBy(run => run.Ramp!.Key).Select(same => Describe([.. same])).OrderBy(ramp => ramp.Name, StringComparer.Ordinal)],
            [.. places.Where(place => !released.Exists(run => LastProven.IsSame(PlaceOf(run.Ramp!.Key), place.Place))).Select(place => place.Name)],
            ramps.Count(run => run.ServerVersion is null));
    }

    private static RampPlace PlaceOf(RampKey key) => new(key.Feature, key.Scenario, key.Row);

    private static ReleasedRamp Describe(IReadOnlyList<StoredRun> runs)
    {
        var run = runs.LastOrDefault(one => one.Ramp!.IsProven()) ?? runs[^1];
        var (ramp, key) = (run.Ramp!, run.Ramp!.Key);
        return new(
            RampName.Describe(key.Ramp, key.Maximum > 0 ? (key.Initial, key.Maximum) : null, key.Row, key.Environment),
            ramp.Verdict,
            ramp.Headline(),
            string.Join(", ", runs.CountBy(one => one.Ramp!.Verdict).OrderBy(count => count.Key).Select(count => $"{Figures.Plain(count.Value)} {Words.NameOf(count.Key).Replace('-', ' ')}")),
            [
                Levels(ramp),
                ramp.CapacityJobs is { } capacity ? Figures.Jobs(capacity) : NotRecorded,
                ramp.BreakingPointJobs is { } jobs ? Figures.Jobs(jobs) : ramp.Verdict == RampOutcome.Held ? "none found" : "–",
                Limits(ramp.Limits),
                Worst(ramp),
                ramp.Cleanup ?? NotRecorded,
                $"{Figures.Minute(run.StartedAt)}; in {(key.Environment.Length > 0 ? key.Environment : NotRecorded)}; pace {Figures.Plain(key.Pace)}; commit {(run.Commit.Length > 0 ? Figures.Commit(run.Commit) : NotRecorded)}",
            ]);
    }

    private static string Levels(StoredRamp ramp) => ramp.Levels.Count == 0
        ? "none was judged"
        : $"{Words.Count(ramp.Levels.Count, "level")} from {Figures.Plain(ramp.Levels[0].Asked)} to {Figures.Jobs(ramp.Levels[^1].Asked)}, {Figures.Plain(ramp.Levels.Count(level => level.Healthy))} healthy";

    private static string Limits(StoredLimits limits)
    {
        var known = LimitKind.All.Where(kind => kind.Of(limits) is not null)
            .Select(kind => $"{kind.Name} {(kind.HighIsLoose ? "≤" : "≥")} {kind.Text(kind.Of(limits)!.Value)}").ToList();
        return known.Count == 0 ? NotRecorded : string.Join("; ", known);
    }

    private static string Worst(StoredRamp ramp) => string.Join("; ",
    [
        ramp.Levels.Min(level => level.SuccessRatePercent) is { } rate ? $"success rate {Figures.Percent(rate, ramp.Limits.SuccessRatePercent ?? 0)}" : "success rate not measured",
        Time("API response", ramp.Levels.Max(level => level.ApiMaxMs), ramp.Limits.ApiResponseMs),
        Time("API p95", ramp.Levels.Max(level => level.ApiP95Ms), null),
        Time("first row p50", ramp.Levels.Max(level => level.FirstRowMs), null),
    ]);

    private static string Time(string name, double? ms, double? limit) => (ms, limit) switch
    {
        (null, _) => $"{name} not measured",
        ({ } value, { } most) => $"{name} {Figures.Time(TimeSpan.FromMilliseconds(value), TimeSpan.FromMilliseconds(most))}",
        ({ } value, null) => $"{name} {Figures.Time(TimeSpan.FromMilliseconds(value))}",
    };
}
