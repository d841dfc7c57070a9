namespace FocusServer.Emulator.Jobs;

/// <summary>Counts the readers of a job's streams and the rows that were sent to them.</summary>
internal sealed class JobTraffic(TimeProvider time, int streams)
{
    private long _last = time.GetTimestamp();
    private long _rows;
    private int _readers;
    private int _pending;

    public IReadOnlyList<SentRows> Streams { get; } = [.. Enumerable.Range(0, streams).Select(_ => new SentRows(time))];

    public int Readers => Volatile.Read(ref _readers);

    /// <summary>Gets the number of rows sent on all streams to all readers.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Gets the time since the last row; zero while a row is waiting for a slow reader.</summary>
    public TimeSpan Silence =>
        Volatile.Read(ref _pending) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Interlocked.Read(ref _last));

    public void AddReader()
    {
        Touch();
        Interlocked.Increment(ref _readers);
    }

    public void RemoveReader() => Interlocked.Decrement(ref _readers);

    public async Task TrackAsync(int streamId, int row, Task sending)
    {
        Interlocked.Increment(ref _pending);
        try
        {
            await sending;
            Streams[streamId].Add(row);
            Interlocked.Increment(ref _rows);
        }
        finally
        {
            Touch();
            Interlocked.Decrement(ref _pending);
        }
    }

    private void Touch() => Interlocked.Exchange(ref _last, time.GetTimestamp());
}
