using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// Says when the rows of a job are due. Live: row n at the start of its pod and n intervals, however late the rows before it were.
/// Historic: at once, from the first of the range to the last.
/// </summary>
internal sealed class RowClock(TimeProvider time, TimeSpan interval, TimeRange? recording = null)
{
    private readonly long _started = time.GetTimestamp();
    private readonly long _startedAt = recording?.Start * 1000 ?? time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>How many rows there are; null: without end.</summary>
    public int? Count { get; } =
        recording is null ? null : (int)Math.Min(int.MaxValue, Math.Ceiling(TimeSpan.FromSeconds(recording.End - recording.Start) / interval));

    /// <summary>The first row that is still to come.</summary>
    public int NextRow => Count is null ? (int)Math.Ceiling(time.GetElapsedTime(_started) / interval) : 0;

    /// <summary>How many rows are due by now, one that is due at this moment included.</summary>
    public int RowsDue => Count ?? (int)Math.Floor(time.GetElapsedTime(_started) / interval) + 1;

    public long EpochMilliseconds(int row) => _startedAt + (long)(interval * row).TotalMilliseconds;

    /// <summary>Whether there is no such row any more.</summary>
    public bool IsOver(int row) => row >= Count;

    /// <summary>
    /// Waits once, never in a loop: a timer that fires a millisecond early makes a row a millisecond early,
    /// where asking again would keep a core busy for that millisecond.
    /// </summary>
    /// <returns>False, and no exception, when the wait was cancelled, which is how most streams end, or when there is no such row.</returns>
    public async ValueTask<bool> WaitForAsync(int row, CancellationToken cancellationToken)
    {
        var wait = (interval * row) - time.GetElapsedTime(_started);
        if (Count is null && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !cancellationToken.IsCancellationRequested && !IsOver(row);
    }
}
