using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>Figures about the load generator itself, never the server. Everything is real time, whatever the pace.</summary>
public sealed record GeneratorSummary
{
    private const double MaxSuspectPercent = 10;

    /// <summary>The time for which it was watched.</summary>
    public required TimeSpan Watched { get; init; }

    /// <summary>The part of that time in which an effect on the measurement was seen, in windows of one second or less.</summary>
    public required TimeSpan Suspect { get; init; }

    /// <summary>The effects on the measurement; a window can have several.</summary>
    public IReadOnlyList<OverloadDuration> OverloadReasons { get; init; } = [];

    /// <summary>The strains that may explain such an effect, and prove nothing alone: busy processors, garbage collection.</summary>
    public IReadOnlyList<OverloadDuration> Strains { get; init; } = [];

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

    /// <summary>The longest by which anything came late: a tick, work that waited for a thread, or a row of the reference stream.</summary>
    [JsonIgnore]
    public TimeSpan Latest => new[] { Lag.Max, PoolDelay.Max, ReferenceGaps.Max - ReferenceGaps.P50 }.Max() ?? TimeSpan.Zero;

    /// <summary>
    /// True when effects on the measurement were seen for more than a tenth of the time, or it was not watched at all; then no promise
    /// that was missed is proven, and one that was kept only where the load was applied as planned.
    /// </summary>
    public bool Overloaded => Watched <= TimeSpan.Zero || Suspect / Watched * 100 > MaxSuspectPercent;

    /// <summary>The part of the time for which it may be overloaded, with its unit.</summary>
    public static string Allowed => $"≤ {Figures.Percent(MaxSuspectPercent)} of the time";

    /// <summary>The overload in words, such as "overloaded for 40 % of the time (behind its schedule; the machine was busy with something else: 1.4 of 2 cores, not ours)".</summary>
    [JsonIgnore]
    public string Overload => Watched <= TimeSpan.Zero
        ? "not watched, so its state is unknown"
        : $"overloaded for {Figures.WholePercent(Suspect / Watched * 100, MaxSuspectPercent)} of the time "
            + $"({string.Join("; ", [string.Join(", ", OverloadReasons.Select(reason => Describe(reason.Reason))), .. Explanations])})";

    /// <summary>The explanation for its lateness, such as " (garbage collection for 12 % of the time)"; empty when nothing was seen.</summary>
    internal string Because => Explanations is [] ? "" : $" ({string.Join("; ", Explanations)})";

    private List<string> Explanations => [.. Strains.Select(Describe), .. new[] { Machine?.Culprit }.OfType<string>()];

    private string Describe(OverloadDuration strain) => $"{Describe(strain.Reason)} for {Figures.WholePercent(strain.For / Watched * 100, MaxSuspectPercent)} of the time";

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

/// <summary>The time for which an effect or a strain was seen.</summary>
/// <param name="Reason">The effect or strain.</param>
/// <param name="For">The time, in real time.</param>
public sealed record OverloadDuration(OverloadReason Reason, TimeSpan For);

/// <summary>The signs of an overloaded load generator: effects on the measurement, and strains that may explain them.</summary>
public enum OverloadReason
{
    /// <summary>A strain: the process kept the machine's processors busy for some time.</summary>
    Cpu,

    /// <summary>An effect: due ticks came late, because the machine, or the process, did not get round to them.</summary>
    ScheduleLag,

    /// <summary>An effect: work waited for a thread.</summary>
    ThreadPool,

    /// <summary>A strain: the garbage collector stopped the process for much of the time.</summary>
    GarbageCollection,

    /// <summary>An effect: the rows of the reference stream, which never leave the process, were read late or stayed away.</summary>
    ReferenceStream,
}
