using FocusServer.Client;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Measuring;

/// <summary>A measurement of a pool's rows, which can be added to others and does not grow with the time. Not thread-safe.</summary>
public sealed class StreamMeasurement
{
    private const int Digits = 2;

    private readonly LatencyHistogram _firstRow;
    private readonly LatencyHistogram _gaps;
    private readonly LatencyHistogram _stallLengths;
    private int _stalls;
    private long _repeated;
    private long _jumps;
    private long _missing;
    private long _rows;
    private long _bytes;

    /// <summary>Begins a measurement.</summary>
    public StreamMeasurement()
        : this(new LatencyHistogram(Digits), new LatencyHistogram(Digits), new LatencyHistogram(Digits))
    {
    }

    private StreamMeasurement(LatencyHistogram firstRow, LatencyHistogram gaps, LatencyHistogram stallLengths) =>
        (_firstRow, _gaps, _stallLengths) = (firstRow, gaps, stallLengths);

    /// <summary>Reads the measurement of another process.</summary>
    public static StreamMeasurement From(StreamFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(LatencyHistogram.From(figures.FirstRow, Digits), LatencyHistogram.From(figures.Gaps, Digits), LatencyHistogram.From(figures.StallLengths, Digits))
        {
            _stalls = figures.Stalls,
            _repeated = figures.RepeatedMessages,
            _jumps = figures.RowJumps,
            _missing = figures.MissingRows,
            _rows = figures.Rows,
            _bytes = figures.Bytes,
        };
    }

    /// <summary>Writes it for another process.</summary>
    public StreamFigures ToFigures() => new()
    {
        FirstRow = _firstRow.ToBytes(),
        Gaps = _gaps.ToBytes(),
        StallLengths = _stallLengths.ToBytes(),
        Stalls = _stalls,
        RepeatedMessages = _repeated,
        RowJumps = _jumps,
        MissingRows = _missing,
        Rows = _rows,
        Bytes = _bytes,
    };

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
        _rows += other._rows;
        _bytes += other._bytes;
    }

    /// <summary>Adds only the first rows that another one holds.</summary>
    public void AddFirstRows(StreamMeasurement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _firstRow.Add(other._firstRow);
    }

    /// <summary>Summarizes it in figures.</summary>
    /// <param name="measured">The time in which it was measured.</param>
    public StreamSummary Summarize(TimeSpan measured) => new()
    {
        FirstRow = _firstRow.Summarize(),
        Gaps = _gaps.Summarize(),
        Stalls = _stalls,
        StallLengths = _stallLengths.Summarize(),
        RepeatedMessages = _repeated,
        RowJumps = _jumps,
        MissingRows = _missing,
        Rows = _rows,
        Bytes = _bytes,
        Measured = measured,
    };

    internal void AddFirstRow(TimeSpan after) => _firstRow.Add(after);

    internal void AddStall() => _stalls++;

    internal void AddStallLength(TimeSpan silence) => _stallLengths.Add(silence);

    internal void AddRows(RowArrival arrival, RowOrder order, TimeSpan? gap)
    {
        _rows += arrival.Rows;
        _bytes += arrival.Bytes;
        _repeated += order.IsRepeat ? 1 : 0;
        _jumps += order.IsJump ? 1 : 0;
        _missing += order.MissingRows;
        if (gap is { } silence)
        {
            _gaps.Add(silence);
        }
    }
}
