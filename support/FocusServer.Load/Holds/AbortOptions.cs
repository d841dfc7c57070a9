namespace FocusServer.Load.Holds;

/// <summary>When going on is pointless, or does harm. All times are scenario time.</summary>
public sealed record AbortOptions
{
    /// <summary>How long one window of a hold is; 2 s by default.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Over how many windows a hold is watched; 5 by default. A hold that is no longer than these windows is never ended early.</summary>
    public int Windows { get; init; } = 5;

    /// <summary>In how many of the last <see cref="Windows"/> a limit must be missed to end a hold that cannot keep it any more; 3 by default.</summary>
    public int FailingWindows { get; init; } = 3;

    /// <summary>After how many health probes in a row without an answer the server counts as down, and the ramp ends; 3 by default.</summary>
    public int UnansweredProbes { get; init; } = 3;
}
