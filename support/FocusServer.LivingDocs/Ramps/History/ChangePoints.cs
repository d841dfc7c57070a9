using MathNet.Numerics.Statistics;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>
/// Finds changes that last: slow ones, and those too small to be seen in one run. Each run has one value of each figure, which is what all of its levels, or
/// the uppermost quarter of them, have in common: their mean difference from what is usual at the level, in logarithms. So runs that ended at
/// different levels are compared at equal load.
/// </summary>
internal static class ChangePoints
{
    /// <summary>The number of runs needed to tell a change from noise.</summary>
    public const int RunsNeeded = 8;

    private const int MostRuns = 50;
    private const int LateRuns = 20;
    private const int ShortestPart = 2;
    private const int LevelsInAPart = 4;

    // Of one figure of one ramp on one night; what it comes to on many nights is measured by the benchmark "change-points".
    private const double Significance = 1e-5;
    private const double LeastChange = 0.03;
    private const double LeastMilliseconds = 1;

    private static readonly (string Name, Func<StoredLevel, double?> Value)[] _times =
    [
        ("p95", level => level.ApiP95Ms),
        ("slowest API response", level => level.ApiP95Ms is null ? level.ApiMaxMs : null),
        ("time to first row", level => level.FirstRowMs),
    ];

    private static readonly (string Name, Func<StoredRamp, int?> Value)[] _jobs =
    [
        ("capacity", ramp => ramp.CapacityJobs),
        ("breaking point", ramp => ramp.BreakingPointJobs),
    ];

    /// <summary>Finds the last change of each figure that changed.</summary>
    /// <param name="runs">The runs of one ramp that proved anything, in order of time.</param>
    public static IReadOnlyList<ChangePoint> Find(IReadOnlyList<StoredRun> runs)
    {
        List<StoredRun> last = [.. runs.TakeLast(MostRuns)];
        return last.Count < RunsNeeded
            ? []
            : [.. _times.Select(time => Find(time.Name, time.Value, last)).Concat(_jobs.Select(jobs => Find(jobs.Name, jobs.Value, last))).OfType<ChangePoint>()];
    }

    private static ChangePoint? Find(string name, Func<StoredLevel, double?> value, List<StoredRun> runs)
    {
        var levels = runs.SelectMany(run => run.Ramp!.Levels).Select(level => level.Asked).Distinct().Order().ToList();
        return Find(name, value, runs, levels) ?? Find(name, value, runs, [.. levels.TakeLast(levels.Count / LevelsInAPart)]);
    }

    private static ChangePoint? Find(string name, Func<StoredLevel, double?> value, List<StoredRun> runs, List<int> levels)
    {
        var measured = runs
            .Select(run => (Run: run, Levels: run.Ramp!.Levels.Where(level => levels.Contains(level.Asked) && value(level) > 0).ToDictionary(level => level.Asked, level => value(level)!.Value)))
            .Where(run => run.Levels.Count > 0)
            .ToList();
        var usual = levels.ToDictionary(level => level, level => Median(measured.Where(run => run.Levels.ContainsKey(level)).Select(run => run.Levels[level])));
        if (LastCut([.. measured.Select(run => run.Levels.Average(level => Math.Log(level.Value / usual[level.Key])))]) is not { } cut)
        {
            return null;
        }

        var (before, after) = (measured[cut.From..cut.At], measured[cut.At..]);
        foreach (var level in levels.AsEnumerable().Reverse())
        {
            var (was, now) = (Median(At(before, level)), Median(At(after, level)));
            if (Math.Abs(now - was) >= Math.Max(was * LeastChange, LeastMilliseconds))
            {
                return new(name, level, before[^1].Run, after[0].Run, after.Count, was, now, "ms", now > was);
            }
        }

        return null;

        static IEnumerable<double> At(IEnumerable<(StoredRun Run, Dictionary<int, double> Levels)> runs, int level) =>
            runs.Where(run => run.Levels.ContainsKey(level)).Select(run => run.Levels[level]);
    }

    private static ChangePoint? Find(string name, Func<StoredRamp, int?> value, List<StoredRun> runs)
    {
        var measured = runs.Where(run => value(run.Ramp!) is not null).ToList();
        if (LastCut([.. measured.Select(run => (double)value(run.Ramp!)!)]) is not { } cut)
        {
            return null;
        }

        var (before, after) = (measured[cut.From..cut.At], measured[cut.At..]);
        var (was, now) = (Median(before.Select(run => (double)value(run.Ramp!)!)), Median(after.Select(run => (double)value(run.Ramp!)!)));
        return Math.Abs(now - was) < 1 ? null : new(name, null, before[^1], after[0], after.Count, was, now, "jobs", now < was);
    }

    // The last place at which the series changed, and the place before it.
    private static (int From, int At)? LastCut(double[] series)
    {
        if (series.Length < RunsNeeded)
        {
            return null;
        }

        // A change that went again leaves no two parts that differ; of late there may be.
        var (late, all) = (Math.Max(0, series.Length - LateRuns), Cuts(series, 0, series.Length));
        return all.Count > 0 ? Last(0, all) : Last(late, Cuts(series, late, series.Length));

        static (int From, int At)? Last(int from, List<int> cuts) => cuts.Count == 0 ? null : (cuts.Count == 1 ? from : cuts[^2], cuts[^1]);
    }

    private static List<int> Cuts(double[] series, int from, int to)
    {
        if (Split.Find(series.AsSpan(from, to - from), ShortestPart) is not { } split || split.Probability > Significance)
        {
            return [];
        }

        var at = from + split.At;
        return [.. Cuts(series, from, at), at, .. Cuts(series, at, to)];
    }

    private static double Median(IEnumerable<double> values) => values.Median();
}
