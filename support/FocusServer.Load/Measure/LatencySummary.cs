namespace FocusServer.Load.Measure;

/// <summary>Durations in figures, in scenario time. A percentile is null where there are too few samples for it.</summary>
public sealed record LatencySummary
{
    /// <summary>How many durations.</summary>
    public required long Count { get; init; }

    /// <summary>The median; from 1 sample.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>From 20 samples.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>From 100 samples.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>The longest; from 1 sample.</summary>
    public TimeSpan? Max { get; init; }
}
