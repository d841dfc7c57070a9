using FocusServer.Load.Cleanup;

namespace FocusServer.Load.Run;

/// <summary>How a ramp is followed. All times are scenario time.</summary>
public sealed record RunOptions
{
    /// <summary>How jobs are brought up and watched.</summary>
    public JobPoolOptions Pool { get; init; } = new();

    /// <summary>How long the cleanup waits.</summary>
    public CleanupOptions Cleanup { get; init; } = new();

    /// <summary>From one health probe to the next; 200 ms by default.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After how many failed levels in a row a ramp goes no further; 3 by default.</summary>
    public int StopAfterFailedLevels { get; init; } = 3;
}
