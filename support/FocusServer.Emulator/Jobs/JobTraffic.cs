namespace FocusServer.Emulator.Jobs;

/// <summary>Counts the readers of a job's streams and the rows that were sent to them.</summary>
internal sealed class JobTraffic
{
    private readonly TimeProvider _time;
    private readonly RowTurns[] _turns;
    private long _last;
    private long _rows;
    private int _readers;
    private int _pending;

    public JobTraffic(TimeProvider time, int streams)
    {
        _time = time;
        _last = time.GetTimestamp();
        Streams = [.. Enumerable.Range(0, streams).Select(_ => new SentRows(time))];
        _turns = [.. Streams.Select(sent => new RowTurns(sent))];
    }

    public IReadOnlyList<SentRows> Streams { get; }

    public int Readers => Volatile.Read(ref _readers);

    /// <summary>Gets the number of rows sent on all streams to all readers.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Gets the time since the last row; zero while a row is waiting for a slow reader.</summary>
    public TimeSpan Silence =>
        Volatile.Read(ref _pending) > 0 ? TimeSpan.Zero : _time.GetElapsedTime(Interlocked.Read(ref _last));

    /// <summary>Adds a reader to a stream.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="due">The first row that is still to come.</param>
    /// <returns>The rows of the stream, which its readers share.</returns>
    public RowTurns AddReader(int streamId, int due)
    {
        Touch();
        Interlocked.Increment(ref _readers);
        _turns[streamId].Join(due);
        return _turns[streamId];
    }

    public void RemoveReader(int streamId)
    {
        _turns[streamId].Leave();
        Interlocked.Decrement(ref _readers);
    }

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

    private void Touch() => Interlocked.Exchange(ref _last, _time.GetTimestamp());
}
