using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>
/// Finds limits that the history makes doubtful: one that nobody misses, since no run came within a factor of three of it, and one that was
/// loosened again and again.
/// </summary>
internal static class LimitRemarks
{
    /// <summary>The number of runs, of a year at most, that must have kept far from a limit.</summary>
    public const int RunsNeeded = 30;

    private const double Near = 3;
    private const int Often = 2;

    private static readonly TimeSpan _year = TimeSpan.FromDays(365);
    private static readonly TimeSpan _quarter = TimeSpan.FromDays(92);

    /// <summary>Describes the doubtful limits of a ramp, a sentence each.</summary>
    /// <param name="now">The newest run of the ramp.</param>
    /// <param name="history">The runs before; may include this run.</param>
    public static IReadOnlyList<string> Create(StoredRun now, RunHistory history)
    {
        if (now.Ramp is not { } ramp)
        {
            return [];
        }

        var runs = history.Runs
            .Where(run => run.RunId != now.RunId && run.StartedAt < now.StartedAt && run.Ramp?.Key.IsSamePlace(ramp.Key) == true)
            .Append(now)
            .ToList();
        var alike = runs.Where(run => run.StartedAt > now.StartedAt - _year && run.Ramp!.Key.DifferenceFrom(ramp.Key).Length == 0).ToList();
        return [.. LimitKind.All.Select(kind => NeverNear(kind, alike)).Concat(LimitKind.All.Select(kind => Loosened(kind, runs))).OfType<string>()];
    }

    // Whatever the limit was at the time, what was measured is held against the limit of today. A run that proved nothing does not count as
    // one more, but may have come near.
    private static string? NeverNear(LimitKind kind, List<StoredRun> runs)
    {
        var (now, proven) = (runs[^1].Ramp!, runs.Count(run => run.Ramp!.IsProven()));
        if (proven < RunsNeeded || kind.Of(now.Limits) is not { } limit || runs.Max(run => kind.Used(run.Ramp!)) is not { } used)
        {
            return null;
        }

        // Where one job more would be near already, that none failed says nothing about the limit.
        var allowed = kind.Allowed(limit);
        return IsNear(used) || IsNear(kind.Finest(now))
            ? null
            : $"In {proven} runs since {Figures.Day(runs[0].StartedAt)} none came within a factor of three of the limit of {kind.Name}, {kind.Text(limit)}: {kind.Describe(used, allowed)}.";

        bool IsNear(double figure) => figure * Near >= allowed;
    }

    // A limit that goes to and fro, as on two branches, was loosened once: each step must allow more than any run of the quarter before it.
    private static string? Loosened(LimitKind kind, List<StoredRun> runs)
    {
        var known = runs.Where(run => kind.Of(run.Ramp!.Limits) is not null).Select(run => (run.StartedAt, Limit: kind.Of(run.Ramp!.Limits)!.Value)).ToList();

        // The last run before the quarter tells how strict the limit was when it began.
        var first = Math.Max(0, known.FindLastIndex(run => run.StartedAt <= runs[^1].StartedAt - _quarter));
        var steps = new List<string>();
        double? loosest = null;
        foreach (var (at, limit) in known.Skip(first))
        {
            if (loosest is { } before && kind.IsLooser(limit, before))
            {
                steps.Add($"{kind.Text(before)} → {kind.Text(limit)} on {Figures.Day(at)}");
            }

            loosest = loosest is { } loose && !kind.IsLooser(limit, loose) ? loose : limit;
        }

        return steps.Count < Often
            ? null
            : $"The limit of {kind.Name} was loosened {(steps.Count == Often ? "twice" : FormattableString.Invariant($"{steps.Count} times"))} within a quarter: {string.Join(", ", steps)}.";
    }
}
