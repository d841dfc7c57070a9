using FocusServer.Client;

namespace FocusServer.Load.Run;

/// <summary>When each stream of a job last brought a row. A job is only as alive as its most silent stream.</summary>
internal sealed class StreamWatch(JobDescription job, TimeSpan minStall)
{
    private readonly TimeSpan?[] _lastRow = new TimeSpan?[job.StreamCount];

    /// <summary>How long a stream may be silent: three row intervals, or the least that counts as a stall.</summary>
    public TimeSpan Patience { get; } = job.RowInterval * 3 > minStall ? job.RowInterval * 3 : minStall;

    public void RowArrived(int streamId, TimeSpan at) => _lastRow[streamId] = at;

    /// <summary>Whether every stream has brought a row, and none is silent for too long.</summary>
    public bool AllAlive(TimeSpan now) => _lastRow.All(last => now - last <= Patience);

    /// <summary>When the most silent stream last brought a row; null when one never did.</summary>
    public TimeSpan? LastRowOnEveryStream => _lastRow.Any(last => last is null) ? null : _lastRow.Min();

    /// <summary>When the most silent stream's next row is overdue; null when one never brought a row.</summary>
    public TimeSpan? OverdueAt => LastRowOnEveryStream + (job.RowInterval * 2);

    /// <summary>Since when the first stream has been silent for too long; null when none is.</summary>
    public TimeSpan? StalledSince(TimeSpan now) => AllAlive(now) ? null : _lastRow.Min() + Patience;
}
