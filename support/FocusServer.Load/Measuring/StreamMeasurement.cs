using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Measuring;

/// <summary>A measurement of a pool's rows, which can be added to others and does not grow with the time. Not thread-safe.</summary>
public sealed class StreamMeasurement
{
    private readonly LatencyHistogram _firstRow = new(digits: 2);
    private readonly LatencyHistogram _gaps = new(digits: 2);
    private readonly LatencyHistogram _stallLengths = new(digits: 2);
    private int _stalls;
    private long _repeated;
    private long _jumps;
    private long _missing;

    /// <summary>Adds all that another one holds.</summary>
    public void Add(StreamMeasurement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _firstRow.Add(other._firstRow);
        _gaps.Add(other._gaps);
        _stallLengths.Add(other._stallLengths);
        _stalls += other._stalls;
        _repeated += other._repeated;
        _jumps += other._jumps;
        _missing += other._missing;
    }

    /// <summary>Adds only the first rows that another one holds.</summary>
    public void AddFirstRows(StreamMeasurement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _firstRow.Add(other._firstRow);
    }

    /// <summary>Summarizes it in figures.</summary>
    public StreamSummary Summarize() => new()
    {
        FirstRow = _firstRow.Summarize(),
        Gaps = _gaps.Summarize(),
        Stalls = _stalls,
        StallLengths = _stallLengths.Summarize(),
        RepeatedMessages = _repeated,
        RowJumps = _jumps,
        MissingRows = _missing,
    };

    internal void AddFirstRow(TimeSpan after) => _firstRow.Add(after);

    internal void AddGap(TimeSpan gap) => _gaps.Add(gap);

    internal void AddStall() => _stalls++;

    internal void AddStallLength(TimeSpan silence) => _stallLengths.Add(silence);

    internal void AddOrder(RowOrder order)
    {
        _repeated += order.IsRepeat ? 1 : 0;
        _jumps += order.IsJump ? 1 : 0;
        _missing += order.MissingRows;
    }
}
