namespace FocusServer.Emulator.Jobs;

/// <summary>Which rows of a stream were sent to anybody; of very many, which of the last ones.</summary>
internal sealed class SentRows(TimeProvider time)
{
    /// <summary>Of how many rows up to the last one that was sent it is known.</summary>
    public const int Kept = 1024;

    private readonly Lock _gate = new();
    private readonly bool[] _sent = new bool[Kept];
    private int _next;
    private long _last = time.GetTimestamp();

    /// <summary>The row after the last one that was sent; 0 when none was.</summary>
    public int Next => Volatile.Read(ref _next);

    /// <summary>How long nothing was sent.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _last));

    public void Add(int row)
    {
        Interlocked.Exchange(ref _last, time.GetTimestamp());
        lock (_gate)
        {
            for (var missed = Math.Max(_next, row - Kept); missed < row; missed++)
            {
                _sent[missed % Kept] = false;
            }

            if (row >= _next - Kept)
            {
                _sent[row % Kept] = true;
                _next = Math.Max(_next, row + 1);
            }
        }
    }

    public bool Contains(int row)
    {
        lock (_gate)
        {
            return row < _next && row >= _next - Kept && _sent[row % Kept];
        }
    }
}
