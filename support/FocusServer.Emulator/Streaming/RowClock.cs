namespace FocusServer.Emulator.Streaming;

/// <summary>Says when the rows of a job are due: row n at the start of its pod and n intervals, however late the rows before it were.</summary>
internal sealed class RowClock(TimeProvider time, TimeSpan interval)
{
    private readonly long _started = time.GetTimestamp();
    private readonly long _startedAt = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The first row that is still to come.</summary>
    public int NextRow => (int)Math.Ceiling(time.GetElapsedTime(_started) / interval);

    public long EpochMilliseconds(int row) => _startedAt + (long)(interval * row).TotalMilliseconds;

    /// <summary>
    /// Waits once, never in a loop: a timer that fires a millisecond early makes a row a millisecond early,
    /// where asking again would keep a core busy for that millisecond.
    /// </summary>
    /// <returns>False, and no exception, when the wait was cancelled: it is how most streams end.</returns>
    public async ValueTask<bool> WaitForAsync(int row, CancellationToken cancellationToken)
    {
        var wait = (interval * row) - time.GetElapsedTime(_started);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !cancellationToken.IsCancellationRequested;
    }
}
