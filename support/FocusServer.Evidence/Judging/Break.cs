namespace FocusServer.Evidence.Judging;

/// <summary>The break of a server: its level and its causes.</summary>
public sealed record Break
{
    /// <summary>The breaking point, in jobs.</summary>
    public int Jobs => FirstBad.Level;

    /// <summary>True when one job less is known to hold: the last good level and the first bad one are neighbours.</summary>
    public bool Exact => FirstBad.Level - (LastGood?.Level ?? 0) == 1;

    /// <summary>The highest level below the breaking point that held; null when none did.</summary>
    public required LevelFigures? LastGood { get; init; }

    /// <summary>The level that failed and failed again.</summary>
    public required LevelFigures FirstBad { get; init; }

    /// <summary>The promises that were broken when it failed first, in the order in which they were.</summary>
    public required IReadOnlyList<MissedLimit> Causes { get; init; }

    /// <summary>
    /// The reasons why jobs did not stream when it failed first, most frequent first, such as "10 × refused: no capacity left".
    /// </summary>
    public required IReadOnlyList<string> FailureCauses { get; init; }

    /// <summary>The last good level, held once more after the search; null when it was not.</summary>
    public LevelFigures? Recovery { get; init; }

    /// <summary>
    /// The reason why a search that was asked for was inconclusive, so that the figures are the ramp's; null when it was conclusive, or
    /// none was asked for.
    /// </summary>
    public string? InconclusiveSearch { get; init; }
}
