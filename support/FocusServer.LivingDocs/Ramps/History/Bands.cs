namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>Computes the ranges of runs.</summary>
internal static class Bands
{
    /// <summary>Computes the ranges; null for fewer than two runs.</summary>
    public static Band? From(IReadOnlyList<StoredRamp> runs) => runs.Count < 2
        ? null
        : new(runs.Count, runs.SelectMany(run => run.Levels).GroupBy(level => level.Asked).ToDictionary(
            same => same.Key,
            same => new BandLevel(
                Range(same.Select(level => level.SuccessRatePercent)),
                Range(same.Select(level => level.ApiP95Ms)),
                Range(same.Select(level => level.FirstRowMs)))));

    private static Interval? Range(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : new Interval(known.Min(), known.Max());
    }
}
