namespace FocusServer.Emulator.Jobs;

/// <summary>Remembers which of the most recent rows of a stream were sent.</summary>
internal sealed class SentRows(TimeProvider time)
{
    /// <summary>The number of rows, up to the last one sent, that are remembered.</summary>
    public const int Capacity = 1024;

    private readonly Lock _gate = new();
    private readonly bool[] _sent = new bool[Capacity];
    private int _next;
    private long _last = time.GetTimestamp();

    /// <summary>Gets the row after the last one sent; 0 when none was sent.</summary>
    public int Next => Volatile.Read(ref _next);

    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _last));

    public void Add(int row)
    {
        Interlocked.Exchange(ref _last, time.GetTimestamp());
        lock (_gate)
        {
            for (var missed = Math.Max(_next, row - Capacity); missed < row; missed++)
            {
                _sent[missed % Capacity] = false;
            }

            if (row >= _next - Capacity)
            {
                _sent[row % Capacity] = true;
                _next = Math.Max(_next, row + 1);
            }
        }
    }

    public bool Contains(int row)
    {
        lock (_gate)
        {
            return row < _next && row >= _next - Capacity && _sent[row % Capacity];
        }
    }
}
