namespace FocusServer.LivingDocs.Ramps;

/// <summary>The ranges of earlier runs, level by level; charts shade them behind the run.</summary>
/// <param name="Runs">The number of runs.</param>
/// <param name="Levels">The ranges, by the number of jobs asked for.</param>
public sealed record Band(int Runs, IReadOnlyDictionary<int, BandLevel> Levels)
{
    /// <summary>Gets the ranges of one figure, at the levels where it was measured, in order.</summary>
    internal IEnumerable<(int Jobs, Interval Range)> RangesOf(Func<BandLevel, Interval?> figure) =>
        from level in Levels
        let range = figure(level.Value)
        where range is not null
        orderby level.Key
        select (level.Key, range.Value);
}

/// <summary>The ranges of earlier runs at one level. A figure that none of them measured is null.</summary>
/// <param name="SuccessRate">The success rate, in percent.</param>
/// <param name="ApiP95">The 95th percentile of the API response, in milliseconds.</param>
/// <param name="FirstRow">The median time to the first row, in milliseconds.</param>
public sealed record BandLevel(Interval? SuccessRate, Interval? ApiP95, Interval? FirstRow);

/// <summary>A range of values.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public readonly record struct Interval(double Low, double High);
