using System.Collections.Concurrent;

namespace FocusServer.Load.Timing;

/// <summary>
/// A clock on which scenario time passes faster than real time: at pace 10, ten seconds pass in one. Handed to the engine and
/// to the embedded server alike, it shortens a run without changing any of its figures. The pace can be changed while it runs.
/// </summary>
public sealed class PacedTimeProvider : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly long _startTimestamp;
    private readonly DateTimeOffset _startUtc;
    private readonly ConcurrentDictionary<PacedTimer, bool> _waiting = [];
    private readonly Lock _gate = new();

    // Scenario time has passed at the pace since then.
    private (long Real, long Scenario) _since;
    private double _pace;

    /// <summary>Starts scenario time now.</summary>
    /// <param name="real">The clock it runs by.</param>
    /// <param name="pace">Seconds of scenario time in one real second; above 0.</param>
    public PacedTimeProvider(TimeProvider real, double pace)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace);
        _real = real;
        _pace = pace;
        _startTimestamp = real.GetTimestamp();
        _startUtc = real.GetUtcNow();
        _since = (_startTimestamp, _startTimestamp);
    }

    /// <summary>Gets the seconds of scenario time in one real second, now.</summary>
    public double Pace => Volatile.Read(ref _pace);

    /// <inheritdoc/>
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        // Under the lock, or a thread that was held up could see time run back at a change.
        lock (_gate)
        {
            return Now();
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _startUtc + GetElapsedTime(_startTimestamp);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new PacedTimer(this, callback, state, dueTime, period);

    /// <summary>Lets scenario time pass at once. Every timer that is due in it fires, a periodic one as often as due.</summary>
    /// <param name="time">The time to pass; not below zero.</param>
    public void Skip(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (_gate)
        {
            _since.Scenario += ToTimestamp(time);
        }

        foreach (var timer in _waiting.Keys)
        {
            timer.CatchUp();
        }
    }

    /// <summary>Lets scenario time pass at another pace from now on. What waits comes when it is due in scenario time.</summary>
    /// <param name="pace">Seconds of scenario time in one real second; above 0.</param>
    public void ChangePace(double pace)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace);
        lock (_gate)
        {
            if (pace == _pace)
            {
                return;
            }

            var real = _real.GetTimestamp();
            _since = (real, ScenarioAt(real));
            Volatile.Write(ref _pace, pace);
        }

        foreach (var timer in _waiting.Keys)
        {
            timer.Rearm();
        }
    }

    private long Now() => ScenarioAt(_real.GetTimestamp());

    private long ScenarioAt(long real) => _since.Scenario + (long)((real - _since.Real) * _pace);

    // Rounded up to a whole millisecond, the timers' own grain: a timer that fires early would make its waiter wait a second time.
    private TimeSpan ToReal(TimeSpan scenario) =>
        scenario <= TimeSpan.Zero ? scenario : TimeSpan.FromMilliseconds(Math.Ceiling(scenario.TotalMilliseconds / Pace));

    private long ToTimestamp(TimeSpan time) => (long)(time.TotalSeconds * TimestampFrequency);

    private sealed class PacedTimer : ITimer
    {
        private readonly PacedTimeProvider _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _real;
        private readonly Lock _gate = new();
        private TimeSpan _period;
        private long _due;

        public PacedTimer(PacedTimeProvider clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _real = clock._real.CreateTimer(timer => ((PacedTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Change(dueTime, period);
        }

        private bool IsPeriodic => _period > TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _due = _clock.GetTimestamp() + _clock.ToTimestamp(dueTime);
                Wait(dueTime != Timeout.InfiniteTimeSpan);
                return _real.Change(_clock.ToReal(dueTime), _clock.ToReal(period));
            }
        }

        public void Dispose()
        {
            Wait(false);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Wait(false);
            return _real.DisposeAsync();
        }

        /// <summary>Fires as often as it came due in time that was skipped.</summary>
        public void CatchUp()
        {
            var missed = 0;
            lock (_gate)
            {
                if (!_clock._waiting.ContainsKey(this))
                {
                    return;
                }

                var now = _clock.GetTimestamp();
                for (; _due <= now && (missed == 0 || IsPeriodic); missed++)
                {
                    _due += _clock.ToTimestamp(_period);
                }

                if (missed > 0 && !IsPeriodic)
                {
                    Wait(false);
                    _real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }
                else
                {
                    _real.Change(_clock.ToReal(_clock.GetElapsedTime(now, _due)), _clock.ToReal(_period));
                }
            }

            ThreadPool.UnsafeQueueUserWorkItem(times => Repeat(times), missed, preferLocal: false);
        }

        /// <summary>Waits for the rest of its time at the pace of now.</summary>
        public void Rearm()
        {
            lock (_gate)
            {
                if (_clock._waiting.ContainsKey(this))
                {
                    var left = _clock.GetElapsedTime(_clock.GetTimestamp(), _due);
                    _real.Change(left > TimeSpan.Zero ? _clock.ToReal(left) : TimeSpan.Zero, _clock.ToReal(_period));
                }
            }
        }

        private void Fire()
        {
            lock (_gate)
            {
                if (!_clock._waiting.ContainsKey(this))
                {
                    return;
                }

                _due = _clock.GetTimestamp() + _clock.ToTimestamp(_period);
                Wait(IsPeriodic);
            }

            _callback(_state);
        }

        private void Repeat(int times)
        {
            for (var time = 0; time < times; time++)
            {
                _callback(_state);
            }
        }

        private void Wait(bool waits)
        {
            if (waits)
            {
                _clock._waiting[this] = true;
            }
            else
            {
                _clock._waiting.TryRemove(this, out _);
            }
        }
    }
}
