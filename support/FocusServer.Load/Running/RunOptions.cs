using FocusServer.Load.Cleanup;
using FocusServer.Load.Holds;
using FocusServer.Load.Jobs;

namespace FocusServer.Load.Running;

/// <summary>The options by which a ramp is run. All times are scenario time.</summary>
public sealed record RunOptions
{
    /// <summary>The options of the job pool.</summary>
    public JobPoolOptions Pool { get; init; } = new();

    /// <summary>The times of the cleanup.</summary>
    public CleanupOptions Cleanup { get; init; } = new();

    /// <summary>The rules that end a hold or the ramp early.</summary>
    public AbortOptions Abort { get; init; } = new();

    /// <summary>Tells, once a run was cancelled, the reason; <see cref="StopRequest.Cancelled"/> by default.</summary>
    public Func<StopRequest> AskWhyCancelled { get; init; } = () => StopRequest.Cancelled;

    /// <summary>The wishes of people who watch the run; null (default) when it cannot be steered.</summary>
    public Steering? Steering { get; init; }

    /// <summary>Takes what is seen beside the server; null (default) when nothing is taken along.</summary>
    public Witness? Witness { get; init; }

    /// <summary>The longest that the server may take to answer at all, before the first job; 10 s by default.</summary>
    public TimeSpan PreconditionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The interval of health probes; 200 ms by default.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// True when the pace gives way to a machine that strains, where the run's clock is a <see cref="Timing.PacedTimeProvider"/>; false by
    /// default.
    /// </summary>
    public bool PaceGivesWay { get; init; }

    /// <summary>
    /// The time between a hold that failed and its repetition; 2 s by default. A blip on the end of the one must not be in the other.
    /// </summary>
    public TimeSpan RestBeforeRepeat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The number of failed levels in a row after which a ramp goes no further; 3 by default.</summary>
    public int StopAfterFailedLevels { get; init; } = 3;

    /// <summary>True to search for the exact breaking point after a ramp that broke; false by default.</summary>
    public bool FindCapacity { get; init; }

    /// <summary>The times that the capacity search allows for closed jobs; 150 s, above the 120 s that an ended job stays.</summary>
    public CleanupOptions Drain { get; init; } = new() { Deadline = TimeSpan.FromSeconds(150) };
}
