namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>
/// Distinguishes changes of one run from noise. At two neighbouring levels, a figure must lie outside the range of the runs before, widened on either
/// side by one and a half of it. Smaller changes are found when they last: see <see cref="ChangePoints"/>.
/// </summary>
internal static class Noise
{
    /// <summary>The number of runs needed to know their noise.</summary>
    public const int RunsNeeded = 5;

    private const double Widened = 1.5;

    private static readonly (string Name, string Unit, bool HighIsWorse, Func<StoredLevel, double?> Value)[] _figures =
    [
        ("p95", "ms", true, level => level.ApiP95Ms),
        ("slowest API response", "ms", true, level => level.ApiP95Ms is null ? level.ApiMaxMs : null),
        ("time to first row", "ms", true, level => level.FirstRowMs),
        ("success rate", "%", false, level => level.SuccessRatePercent),
    ];

    /// <summary>Finds the change of each figure, at the highest level that changed.</summary>
    public static IReadOnlyList<LevelChange> Changes(StoredRamp now, IReadOnlyList<StoredRamp> before) =>
        before.Count < RunsNeeded ? [] : [.. _figures.Select(figure => Change(figure, now, before)).OfType<LevelChange>()];

    private static LevelChange? Change(
        (string Name, string Unit, bool HighIsWorse, Func<StoredLevel, double?> Value) figure, StoredRamp now, IReadOnlyList<StoredRamp> before)
    {
        var earlier = before.SelectMany(ramp => ramp.Levels).ToLookup(level => level.Asked, figure.Value);
        var levels = now.Levels
            .Select(level => (level.Asked, Now: figure.Value(level), Before: earlier[level.Asked].OfType<double>().Order().ToList()))
            .Where(level => level.Now is not null && level.Before.Count >= RunsNeeded)
            .Select(level => (level.Asked, Now: level.Now!.Value, level.Before, Side: Side(level.Now!.Value, level.Before)))
            .ToList();
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            var (asked, value, known, side) = levels[i];
            if (side != 0 && (levels.Count == 1 || (i > 0 && levels[i - 1].Side == side)))
            {
                return new(figure.Name, asked, Median(known), value, figure.Unit, side > 0 == figure.HighIsWorse);
            }
        }

        return null;
    }

    // Equal runs have no range; still, less than 5 %, one millisecond or one percentage point is not a change.
    private static int Side(double now, List<double> before)
    {
        var room = Math.Max(Math.Max((before[^1] - before[0]) * Widened, before[^1] * 0.05), 1);
        return now > before[^1] + room ? 1 : now < before[0] - room ? -1 : 0;
    }

    private static double Median(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
