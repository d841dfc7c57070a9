using System.Diagnostics.Metrics;
using FocusServer.Client;

namespace FocusServer.Load.Telemetry;

/// <summary>
/// Single observations, which no event of a run carries: each is recorded where the evidence counts it, so that the two have the same number. They cost
/// next to nothing while they have no listener. Durations are scenario time, in seconds.
/// </summary>
public static class LoadMetrics
{
    /// <summary>The name of their meter.</summary>
    public const string MeterName = "FocusServer.Load";

    private static readonly Meter _meter = new(MeterName);

    // Those of HTTP durations in the semantic conventions, and on to the longest that a request or a job may take.
    private static readonly InstrumentAdvice<double> _buckets =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 15, 20, 30, 60] };

    private static readonly Histogram<double> _probeDuration = CreateHistogram("focus.probe.duration", "From when a health probe was due until it was answered.");
    private static readonly Counter<long> _probeFailures = _meter.CreateCounter<long>("focus.probe.failures", "{probe}", "Health probes that failed or broke the contract.");
    private static readonly Histogram<double> _firstRow = CreateHistogram("focus.job.first_row.duration", "From the request for a job to the first row on every one of its streams.");
    private static readonly Histogram<double> _gaps = CreateHistogram("focus.stream.gap.duration", "Gaps between messages with new rows on the same stream.");
    private static readonly Counter<long> _rows = _meter.CreateCounter<long>("focus.stream.rows", "{row}", "Rows that came, of all streams.");
    private static readonly Counter<long> _bytes = _meter.CreateCounter<long>("focus.stream.io", "By", "Bytes of the messages that brought rows.");

    internal static void ProbeAnswered(TimeSpan after) => _probeDuration.Record(after.TotalSeconds);

    internal static void ProbeFailed(FocusServerErrorKind kind) => _probeFailures.Add(1, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, TelemetryNames.For(kind)));

    internal static void FirstRow(TimeSpan after) => _firstRow.Record(after.TotalSeconds);

    // Called for every row, thousands of times a second.
    internal static void Rows(int rows, long bytes, TimeSpan? gap)
    {
        if (!_rows.Enabled)
        {
            return;
        }

        _rows.Add(rows);
        _bytes.Add(bytes);
        if (gap is { } silence)
        {
            _gaps.Record(silence.TotalSeconds);
        }
    }

    private static Histogram<double> CreateHistogram(string name, string description) => _meter.CreateHistogram(name, "s", description, tags: null, _buckets);
}
