using FocusServer.Client;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.Jobs;

/// <summary>The last new row of each stream of a job. A job is only as alive as its most silent stream.</summary>
internal sealed class StreamWatch(JobDescription job, TimeSpan minStall, StreamMeter meter)
{
    private readonly TimeSpan?[] _lastRow = new TimeSpan?[job.StreamCount];
    private readonly long[] _newRows = new long[job.StreamCount];
    private readonly RowSequence[] _rows = [.. Enumerable.Range(0, job.StreamCount).Select(_ => new RowSequence())];

    /// <summary>The longest that a stream may be silent: three row intervals, or the least that counts as a stall.</summary>
    public TimeSpan Patience { get; } = job.RowInterval * 3 > minStall ? job.RowInterval * 3 : minStall;

    /// <summary>Takes note of rows. Those that only repeat what has come before are no sign of life.</summary>
    public void RowsArrived(RowArrival arrival, TimeSpan at)
    {
        var order = _rows[arrival.StreamId].Next(arrival);
        var before = _lastRow[arrival.StreamId];
        _lastRow[arrival.StreamId] = order.IsRepeat ? before : at;
        _newRows[arrival.StreamId] += order.IsRepeat ? 0 : arrival.Rows;
        meter.AddRows(arrival, order, order.IsRepeat ? null : at - before);
    }

    /// <summary>Tells whether every stream has brought a row, and none is silent for too long.</summary>
    public bool AllAlive(TimeSpan now)
    {
        // A loop, and no query: it is asked for every row.
        foreach (var last in _lastRow)
        {
            if (last is null || now - last > Patience)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The time at which the most silent stream last brought a row; null when one never did.</summary>
    public TimeSpan? LastRowOnEveryStream => _lastRow.Any(last => last is null) ? null : _lastRow.Min();

    /// <summary>The fewest new rows that any stream has brought.</summary>
    public long RowsOnEveryStream => _newRows.Min();

    /// <summary>The time at which the most silent stream's next row is overdue; null when one never brought a row.</summary>
    public TimeSpan? OverdueAt => LastRowOnEveryStream + (job.RowInterval * 2);

    /// <summary>Gets the time since which a stream has been silent for too long; null when none is.</summary>
    public TimeSpan? StalledSince(TimeSpan now) => AllAlive(now) ? null : _lastRow.Min() + Patience;
}
