namespace FocusServer.Load.Holds;

/// <summary>The rules that end a hold or a ramp early. All times are scenario time.</summary>
public sealed record AbortOptions
{
    /// <summary>The length of one window of a hold; 2 s by default.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The number of windows that are looked at; 5 by default. A hold that is no longer is never ended early.</summary>
    public int Windows { get; init; } = 5;

    /// <summary>The number of them that must miss a limit to end a hold that can no longer keep it; 3 by default.</summary>
    public int FailingWindows { get; init; } = 3;

    /// <summary>
    /// The number of health probes in a row that this machine could not send, after which nothing can be measured and the ramp ends; 3 by
    /// default.
    /// </summary>
    public int ProbesNotSent { get; init; } = 3;
}
