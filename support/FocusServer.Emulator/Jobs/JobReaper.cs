namespace FocusServer.Emulator.Jobs;

/// <summary>
/// Decides when a job is gone: after some idle checks in a row that found nobody reading (a check that finds a reader starts the count
/// anew), at the check that finds the streams silent for too long, or some time after the job ended by itself.
/// </summary>
internal sealed class JobReaper : IDisposable
{
    private readonly EmulatorOptions _options;
    private readonly Func<bool> _isRead;
    private readonly Func<TimeSpan> _silence;
    private readonly Action _end;
    private readonly ITimer _timer;
    private int _idle;
    private int _finished;

    /// <param name="options">The rules.</param>
    /// <param name="isRead">Whether anybody reads.</param>
    /// <param name="silence">How long readers have been waiting for a row.</param>
    /// <param name="end">Is called when the job is to go.</param>
    public JobReaper(EmulatorOptions options, Func<bool> isRead, Func<TimeSpan> silence, Action end)
    {
        _options = options;
        _isRead = isRead;
        _silence = silence;
        _end = end;
        _timer = options.TimeProvider.CreateTimer(_ => Check(), null, options.IdleCheckInterval, options.IdleCheckInterval);
    }

    /// <summary>The job ended by itself: from now on nothing else counts. Again does nothing.</summary>
    public void Finish()
    {
        if (Interlocked.Exchange(ref _finished, 1) == 0)
        {
            _timer.Change(_options.EndedTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        if (Volatile.Read(ref _finished) == 1)
        {
            _end();
        }
        else if (!_isRead())
        {
            EndWhenIdle();
        }
        else
        {
            Interlocked.Exchange(ref _idle, 0);
            EndWhenSilent();
        }
    }

    private void EndWhenIdle()
    {
        if (Interlocked.Increment(ref _idle) >= _options.IdleChecks)
        {
            _end();
        }
    }

    private void EndWhenSilent()
    {
        if (_silence() >= _options.SilentTimeout)
        {
            _end();
        }
    }
}
