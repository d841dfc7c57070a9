namespace FocusServer.LivingDocs.Ramps;

/// <summary>Where earlier runs lay, level by level: the faint ground on which a run is drawn.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Levels">Their ranges, by jobs asked for.</param>
public sealed record Band(int Runs, IReadOnlyDictionary<int, BandLevel> Levels);
