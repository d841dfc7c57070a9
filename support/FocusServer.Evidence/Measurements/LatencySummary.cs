namespace FocusServer.Evidence.Measurements;

/// <summary>Durations in figures, in scenario time. A percentile is null where there are too few samples for it.</summary>
public sealed record LatencySummary
{
    /// <summary>The number of samples that a 95th percentile needs.</summary>
    public const int SamplesForP95 = 20;

    /// <summary>The number of samples that a 99th percentile needs.</summary>
    public const int SamplesForP99 = 100;

    /// <summary>The summary of no measurement.</summary>
    public static LatencySummary None { get; } = new() { Count = 0 };

    /// <summary>The number of durations.</summary>
    public required long Count { get; init; }

    /// <summary>The median; from 1 sample.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>The 95th percentile; from 20 samples.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>The 99th percentile; from 100 samples.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>The longest; from 1 sample.</summary>
    public TimeSpan? Max { get; init; }

    /// <summary>The percentiles that are left out, with the reason; null when none is.</summary>
    public string? TooFew => Count switch
    {
        < SamplesForP95 => $"{Count} samples; p95 needs {SamplesForP95}, p99 {SamplesForP99}",
        < SamplesForP99 => $"{Count} samples; p99 needs {SamplesForP99}",
        _ => null,
    };
}
