namespace FocusServer.Load.Run;

/// <summary>When the health probes of one hold first missed a limit, by when they were due: answers may come in any order.</summary>
internal sealed class ProbeTrouble(TimeSpan limit)
{
    private readonly Lock _gate = new();

    /// <summary>When the first probe was due whose answer took too long.</summary>
    public TimeSpan? FirstSlow { get; private set; }

    /// <summary>When the first probe was due that failed.</summary>
    public TimeSpan? FirstFailed { get; private set; }

    public void Answered(TimeSpan due, TimeSpan after)
    {
        lock (_gate)
        {
            FirstSlow = after > limit ? Earlier(FirstSlow, due) : FirstSlow;
        }
    }

    public void Failed(TimeSpan due)
    {
        lock (_gate)
        {
            FirstFailed = Earlier(FirstFailed, due);
        }
    }

    private static TimeSpan Earlier(TimeSpan? known, TimeSpan due) => known < due ? known.Value : due;
}
