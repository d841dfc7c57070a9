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
    private readonly Lock _gate = new();
    private ITimer _timer;
    private int _idle;
    private bool _finished;
    private bool _disposed;

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
        lock (_gate)
        {
            if (_finished || _disposed)
            {
                return;
            }

            // A timer of its own: a check that is on its way while the job ends must not be taken for its last hour. It goes on asking, as
            // the checks do, because a job that leaks does not go at once.
            _finished = true;
            _timer.Dispose();
            _timer = _options.TimeProvider.CreateTimer(_ => _end(), null, _options.EndedTimeout, _options.IdleCheckInterval);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }
    }

    private void Check()
    {
        if (Volatile.Read(ref _finished))
        {
            return;
        }

        if (!_isRead())
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
