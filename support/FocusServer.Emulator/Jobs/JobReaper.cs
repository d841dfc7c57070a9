namespace FocusServer.Emulator.Jobs;

/// <summary>
/// Decides when a job is gone: after some idle checks in a row that found nobody reading. A check that finds a reader starts the count anew.
/// </summary>
internal sealed class JobReaper : IDisposable
{
    private readonly Func<bool> _isRead;
    private readonly Action _end;
    private readonly int _checks;
    private readonly ITimer _timer;
    private int _idle;

    public JobReaper(EmulatorOptions options, Func<bool> isRead, Action end)
    {
        _isRead = isRead;
        _end = end;
        _checks = options.IdleChecks;
        _timer = options.TimeProvider.CreateTimer(_ => Check(), null, options.IdleCheckInterval, options.IdleCheckInterval);
    }

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        if (_isRead())
        {
            Interlocked.Exchange(ref _idle, 0);
        }
        else if (Interlocked.Increment(ref _idle) == _checks)
        {
            _end();
        }
    }
}
