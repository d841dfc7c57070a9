using FocusServer.Load.Cleanup;
using FocusServer.Load.Holds;
using FocusServer.Load.Jobs;

namespace FocusServer.Load.Running;

/// <summary>How a ramp is followed. All times are scenario time.</summary>
public sealed record RunOptions
{
    /// <summary>How jobs are brought up and watched.</summary>
    public JobPoolOptions Pool { get; init; } = new();

    /// <summary>How long the cleanup waits.</summary>
    public CleanupOptions Cleanup { get; init; } = new();

    /// <summary>When going on is pointless, or does harm.</summary>
    public AbortOptions Abort { get; init; } = new();

    /// <summary>Says, once a run was cancelled, by whom; <see cref="StopRequest.Cancelled"/> by default.</summary>
    public Func<StopRequest> AskWhyCancelled { get; init; } = () => StopRequest.Cancelled;

    /// <summary>How long the server may take to answer at all, before the first job; 10 s by default.</summary>
    public TimeSpan PreconditionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From one health probe to the next; 200 ms by default.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After how many failed levels in a row a ramp goes no further; 3 by default.</summary>
    public int StopAfterFailedLevels { get; init; } = 3;

    /// <summary>Whether a ramp that broke is followed by a search for the exact breaking point; false by default.</summary>
    public bool FindCapacity { get; init; }

    /// <summary>
    /// How long the capacity search waits for jobs to go that it closed; 150 s by default, above the 120 s for which a server keeps a job that ended by itself.
    /// </summary>
    public CleanupOptions Drain { get; init; } = new() { Deadline = TimeSpan.FromSeconds(150) };
}
