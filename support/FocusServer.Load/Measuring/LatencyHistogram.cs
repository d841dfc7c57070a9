using FocusServer.Evidence.Measurements;
using HdrHistogram;
using HdrHistogram.Utilities;

namespace FocusServer.Load.Measuring;

/// <summary>Durations, kept in constant memory: a histogram of 1 µs to 1 h, and the exact maximum. Not thread-safe.</summary>
/// <param name="digits">Significant digits of a percentile: 3 take 188 kB, 2 take 26 kB.</param>
internal sealed class LatencyHistogram(int digits = 3)
{
    private const long HighestMicroseconds = 3_600_000_000;

    // Only what is measured takes memory.
    private LongHistogram? _histogram;
    private TimeSpan? _max;

    public void Add(TimeSpan duration)
    {
        (_histogram ??= New()).RecordValue(Math.Clamp((long)duration.TotalMicroseconds, 1, HighestMicroseconds));
        _max = _max is { } max && max > duration ? max : duration;
    }

    /// <summary>Adds all that another one holds. Percentiles cannot be added up; histograms can.</summary>
    public void Add(LatencyHistogram other)
    {
        if (other._histogram is not null)
        {
            (_histogram ??= New()).Add(other._histogram);
        }

        _max = other._max is null || _max > other._max ? _max : other._max;
    }

    public LatencySummary Summarize() => _histogram is null ? LatencySummary.None : new()
    {
        Count = _histogram.TotalCount,
        P50 = Percentile(_histogram, 50, samplesNeeded: 1),
        P95 = Percentile(_histogram, 95, LatencySummary.SamplesForP95),
        P99 = Percentile(_histogram, 99, LatencySummary.SamplesForP99),
        Max = _max,
    };

    /// <summary>The highest percentile that there are samples for, else the maximum; null when there are no samples.</summary>
    public TimeSpan? Worst()
    {
        var summary = Summarize();
        return summary.P99 ?? summary.P95 ?? summary.Max;
    }

    // The histogram answers with the upper end of a bucket, which can lie above the exact maximum.
    private TimeSpan? Percentile(LongHistogram histogram, double percentile, long samplesNeeded) =>
        histogram.TotalCount < samplesNeeded
            ? null
            : TimeSpan.FromTicks(Math.Min(
                TimeSpan.FromMicroseconds(histogram.GetValueAtPercentile(percentile)).Ticks,
                _max.GetValueOrDefault().Ticks));

    /// <summary>Encodes it, so that another process can merge it.</summary>
    public HistogramBytes ToBytes()
    {
        if (_histogram is null)
        {
            return new HistogramBytes(null, null);
        }

        var buffer = ByteBuffer.Allocate(_histogram.GetNeededByteBufferCapacity());
        var length = HistogramEncoding.EncodeIntoCompressedByteBuffer(_histogram, buffer);
        buffer.Position = 0;
        var encoded = new byte[length];
        for (var i = 0; i < length; i++)
        {
            encoded[i] = buffer.Get();
        }

        return new HistogramBytes(encoded, _max);
    }

    /// <summary>Decodes one.</summary>
    public static LatencyHistogram From(HistogramBytes bytes, int digits)
    {
        var histogram = new LatencyHistogram(digits);
        if (bytes.Encoded is { } encoded)
        {
            histogram._histogram = histogram.New();
            histogram._histogram.Add(HistogramEncoding.DecodeFromCompressedByteBuffer(ByteBuffer.Allocate(encoded), 0));
            histogram._max = bytes.Max;
        }

        return histogram;
    }

    private LongHistogram New() => new(HighestMicroseconds, digits);
}
