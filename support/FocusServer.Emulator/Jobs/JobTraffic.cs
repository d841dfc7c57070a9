namespace FocusServer.Emulator.Jobs;

/// <summary>Who reads a job's streams, and what was sent to them.</summary>
internal sealed class JobTraffic(TimeProvider time, int streams)
{
    private long _last = time.GetTimestamp();
    private long _rows;
    private int _readers;
    private int _onTheWay;

    /// <summary>What was sent of each stream.</summary>
    public IReadOnlyList<SentRows> Streams { get; } = [.. Enumerable.Range(0, streams).Select(_ => new SentRows(time))];

    public int Readers => Volatile.Read(ref _readers);

    /// <summary>Rows sent on all streams to all readers.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>How long nothing was sent; nothing at all while a row is on its way to a reader that takes its time.</summary>
    public TimeSpan Silence =>
        Volatile.Read(ref _onTheWay) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Interlocked.Read(ref _last));

    public void AddReader()
    {
        Touch();
        Interlocked.Increment(ref _readers);
    }

    public void RemoveReader() => Interlocked.Decrement(ref _readers);

    /// <summary>Sees a row of a stream off that is on its way to a reader.</summary>
    public async Task PassAsync(int streamId, int row, Task sending)
    {
        Interlocked.Increment(ref _onTheWay);
        try
        {
            await sending;
            Streams[streamId].Add(row);
            Interlocked.Increment(ref _rows);
        }
        finally
        {
            Touch();
            Interlocked.Decrement(ref _onTheWay);
        }
    }

    private void Touch() => Interlocked.Exchange(ref _last, time.GetTimestamp());
}
