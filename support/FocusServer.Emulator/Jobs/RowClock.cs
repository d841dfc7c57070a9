namespace FocusServer.Emulator.Jobs;

/// <summary>Schedules the rows of a job: row n of a live one n intervals after its pod started, those of a historic one at once.</summary>
internal sealed class RowClock(TimeProvider time, TimeSpan interval, TimeRange? recording = null)
{
    private readonly long _started = time.GetTimestamp();
    private readonly long _startedAt = recording?.Start * 1000 ?? time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Gets the number of rows; null for a live job, which has no end.</summary>
    public int? Count { get; } =
        recording is null ? null : (int)Math.Min(int.MaxValue, Math.Ceiling(TimeSpan.FromSeconds(recording.End - recording.Start) / interval));

    /// <summary>Gets the time since the pod started.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Gets the first row that is still to come.</summary>
    public int NextRow => Count is null ? (int)Math.Ceiling(Elapsed / interval) : 0;

    public int RowsDue => Count ?? (int)Math.Floor(Elapsed / interval) + 1;

    public long EpochMilliseconds(int row) => _startedAt + (long)(interval * row).TotalMilliseconds;

    public bool IsOver(int row) => row >= Count;

    /// <summary>Waits until a row is due, but only once: a row that is a millisecond early costs less than polling.</summary>
    /// <returns>False when the wait was cancelled, which is how most streams end, or when there is no such row.</returns>
    public async ValueTask<bool> WaitForAsync(int row, CancellationToken cancellationToken)
    {
        var wait = (interval * row) - Elapsed;
        if (Count is null && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !cancellationToken.IsCancellationRequested && !IsOver(row);
    }
}
