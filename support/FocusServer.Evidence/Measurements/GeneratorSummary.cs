using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>Figures about the load generator itself, never the server. Everything is real time, whatever the pace.</summary>
public sealed record GeneratorSummary
{
    private const double MaxSuspectPercent = 10;

    /// <summary>The time for which it was watched.</summary>
    public required TimeSpan Watched { get; init; }

    /// <summary>The part of that time in which it was overloaded, in windows of one second or less.</summary>
    public required TimeSpan Suspect { get; init; }

    /// <summary>The reasons of overload; a window can be overloaded for several.</summary>
    public IReadOnlyList<OverloadDuration> OverloadReasons { get; init; } = [];

    /// <summary>The processor time of the process, of all that the machine has.</summary>
    public required Percentage Cpu { get; init; }

    /// <summary>The time for which the garbage collector stopped the process.</summary>
    public required Percentage GcPause { get; init; }

    /// <summary>The delays of due ticks.</summary>
    public required LatencySummary Lag { get; init; }

    /// <summary>The times for which work waited for a thread.</summary>
    public required LatencySummary PoolDelay { get; init; }

    /// <summary>The gaps between rows of the reference stream, which never leaves the process.</summary>
    public required LatencySummary ReferenceGaps { get; init; }

    /// <summary>The machine that it runs on; null when nothing of it is recorded.</summary>
    public MachineSummary? Machine { get; init; }

    /// <summary>
    /// True when it was overloaded for more than a tenth of the time, or was not watched at all; then a step proves nothing.
    /// </summary>
    public bool Overloaded => Watched <= TimeSpan.Zero || Suspect / Watched * 100 > MaxSuspectPercent;

    /// <summary>The part of the time for which it may be overloaded, with its unit.</summary>
    public static string Allowed => $"≤ {Figures.Percent(MaxSuspectPercent)} of the time";

    /// <summary>The overload in words, such as "overloaded for 40 % of the time (garbage collection)".</summary>
    [JsonIgnore]
    public string Overload => Watched <= TimeSpan.Zero
        ? "not watched, so its state is unknown"
        : $"overloaded for {Figures.WholePercent(Suspect / Watched * 100, MaxSuspectPercent)} of the time "
            + $"({string.Join(", ", OverloadReasons.Select(reason => Describe(reason.Reason)))})";

    private static string Describe(OverloadReason reason) => reason switch
    {
        OverloadReason.Cpu => "processors busy",
        OverloadReason.ScheduleLag => "behind its schedule",
        OverloadReason.ThreadPool => "waiting for threads",
        OverloadReason.GarbageCollection => "garbage collection",
        OverloadReason.ReferenceStream => "its control stream was late",
        _ => reason.ToString(),
    };
}

/// <summary>The time for which the load generator was overloaded for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="For">The time, in real time.</param>
public sealed record OverloadDuration(OverloadReason Reason, TimeSpan For);

/// <summary>The reasons for which a load generator counts as overloaded.</summary>
public enum OverloadReason
{
    /// <summary>The process kept the machine's processors busy for some time.</summary>
    Cpu,

    /// <summary>Due ticks came late: the machine, or the process, did not get round to them.</summary>
    ScheduleLag,

    /// <summary>Work waited for a thread.</summary>
    ThreadPool,

    /// <summary>The garbage collector stopped the process for too much of the time.</summary>
    GarbageCollection,

    /// <summary>The rows of the reference stream, which never leave the process, came late or stayed away.</summary>
    ReferenceStream,
}
