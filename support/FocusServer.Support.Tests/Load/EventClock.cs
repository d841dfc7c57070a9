namespace FocusServer.Support.Tests.Load;

/// <summary>
/// A clock that knows when its next timer is due, so that virtual time can leap there. For long simulations: what it costs is a few
/// operations for each timer, however much time lies between two. Not thread-safe; for use by <see cref="LeapingTime"/>.
/// </summary>
internal sealed class EventClock : TimeProvider
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<EventTimer, (long At, long Order)> _due = new();
    private long _now;
    private long _order;

    /// <summary>The time at which a timer fires that is due at a time, for a machine that is late; the time itself by default.</summary>
    public Func<TimeSpan, TimeSpan> FiresAt { get; set; } = due => due;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => TimeSpan.FromTicks(_now);

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EventTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Does something at a time; nothing at none.</summary>
    public void After(TimeSpan? at, Action action)
    {
        if (at is { } due)
        {
            _ = CreateTimer(_ => action(), null, due - Elapsed, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Goes to the next timer and fires it; false when there is none.</summary>
    public bool TryLeap()
    {
        while (_due.TryDequeue(out var timer, out var due))
        {
            if (timer.DueAt == due.At)
            {
                _now = Math.Max(_now, due.At);
                timer.Fire();
                return true;
            }
        }

        return false;
    }

    private sealed class EventTimer(EventClock clock, TimerCallback callback, object? state) : ITimer
    {
        /// <summary>The time at which it fires next; null for never. An entry of the queue with another time is out of date.</summary>
        public long? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert(period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero);
            DueAt = dueTime < TimeSpan.Zero ? null : Math.Max(clock._now, clock.FiresAt(TimeSpan.FromTicks(clock._now) + dueTime).Ticks);
            if (DueAt is { } at)
            {
                clock._due.Enqueue(this, (at, clock._order++));
            }

            return true;
        }

        public void Fire()
        {
            DueAt = null;
            callback(state);
        }

        public void Dispose() => DueAt = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static void Assert(bool once)
        {
            if (!once)
            {
                throw new NotSupportedException("Timers of this clock fire once.");
            }
        }
    }
}
