namespace FocusServer.LivingDocs.Ramps;

/// <summary>Where earlier runs lay, level by level: the faint ground on which a run is drawn.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Levels">Their ranges, by jobs asked for.</param>
public sealed record Band(int Runs, IReadOnlyDictionary<int, BandLevel> Levels);

/// <summary>Where earlier runs lay at one level. What none of them measured is null.</summary>
/// <param name="SuccessRate">In percent.</param>
/// <param name="ApiP95">In milliseconds.</param>
/// <param name="FirstRow">In milliseconds, what was typical.</param>
public sealed record BandLevel(Interval? SuccessRate, Interval? ApiP95, Interval? FirstRow);

/// <summary>From a lowest to a highest value.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public readonly record struct Interval(double Low, double High);
