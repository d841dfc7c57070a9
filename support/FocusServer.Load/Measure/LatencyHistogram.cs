using HdrHistogram;

namespace FocusServer.Load.Measure;

/// <summary>Durations, kept in constant memory: a histogram of 1 µs to 1 h with three digits, and the exact maximum. Not thread-safe.</summary>
internal sealed class LatencyHistogram
{
    private const long HighestMicroseconds = 3_600_000_000;

    private readonly LongHistogram _histogram = new(HighestMicroseconds, 3);
    private TimeSpan? _max;

    /// <summary>Counts one duration.</summary>
    public void Add(TimeSpan duration)
    {
        _histogram.RecordValue(Math.Clamp((long)duration.TotalMicroseconds, 1, HighestMicroseconds));
        _max = _max is { } max && max > duration ? max : duration;
    }

    /// <summary>What it holds, in figures.</summary>
    public LatencySummary Summarize() => new()
    {
        Count = _histogram.TotalCount,
        P50 = Percentile(50, samplesNeeded: 1),
        P95 = Percentile(95, samplesNeeded: 20),
        P99 = Percentile(99, samplesNeeded: 100),
        Max = _max,
    };

    // The histogram answers with the upper end of a bucket, which can lie above the exact maximum.
    private TimeSpan? Percentile(double percentile, long samplesNeeded) =>
        _histogram.TotalCount < samplesNeeded
            ? null
            : TimeSpan.FromTicks(Math.Min(
                TimeSpan.FromMicroseconds(_histogram.GetValueAtPercentile(percentile)).Ticks,
                _max.GetValueOrDefault().Ticks));
}
