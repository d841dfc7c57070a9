namespace FocusServer.Emulator.Jobs;

/// <summary>Decides when a job is gone: idle at several checks in a row, silent for too long, or some time after it ended.</summary>
internal sealed class JobReaper : IDisposable
{
    private readonly EmulatorOptions _options;
    private readonly Func<bool> _isRead;
    private readonly Func<TimeSpan> _silence;
    private readonly Func<long> _rows;
    private readonly Action _end;
    private readonly Lock _gate = new();
    private ITimer _timer;
    private int _idle;
    private long _seen;
    private bool _finished;
    private bool _disposed;

    public JobReaper(EmulatorOptions options, Func<bool> isRead, Func<TimeSpan> silence, Func<long> rows, Action end)
    {
        _options = options;
        _isRead = isRead;
        _silence = silence;
        _rows = rows;
        _end = end;

        // The check at the creation, which finds nothing sent.
        _idle = options.IdleByActivity ? 1 : 0;
        _timer = options.TimeProvider.CreateTimer(_ => Check(), null, options.IdleCheckInterval, options.IdleCheckInterval);
    }

    /// <summary>Notes that the job has ended by itself; checks for readers stop. Does nothing when called again.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            if (_finished || _disposed || _options.IdleByActivity)
            {
                return;
            }

            // A new timer, so that an idle check that is already due does not end the job. It repeats, because a job that leaks may be
            // released later.
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

        if (IsActive())
        {
            Interlocked.Exchange(ref _idle, 0);
            if (!_options.IdleByActivity && _silence() >= _options.SilentTimeout)
            {
                _end();
            }
        }
        else if (Interlocked.Increment(ref _idle) >= _options.IdleChecks)
        {
            _end();
        }
    }

    private bool IsActive()
    {
        var rows = _rows();
        return _options.IdleByActivity ? Interlocked.Exchange(ref _seen, rows) != rows : _isRead();
    }
}
