namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>
/// The clock of one simulated machine: it began at another time than the others, may run fast or slow, may jump, and stands still for the timers of
/// a process that is stopped.
/// </summary>
internal sealed class NodeClock(EventClock world) : TimeProvider
{
    /// <summary>The seconds that it shows more than the world's clock.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>The seconds that it gains in each second.</summary>
    public double Drift { get; set; }

    /// <summary>The jumps: at a time of the world, by how much.</summary>
    public List<(TimeSpan At, TimeSpan By)> Jumps { get; } = [];

    /// <summary>The times in which the process is stopped.</summary>
    public List<(TimeSpan From, TimeSpan Until)> Stops { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        var now = world.Elapsed;
        var jumped = Jumps.Where(jump => jump.At <= now).Aggregate(TimeSpan.Zero, (sum, jump) => sum + jump.By);
        return (now + (now * Drift) + Ahead + jumped).Ticks;
    }

    public override DateTimeOffset GetUtcNow() => world.GetUtcNow() + Ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = world.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        var own = new NodeTimer(this, timer);
        own.Change(dueTime, period);
        return own;
    }

    /// <summary>The time until a moment at which the process runs, from now.</summary>
    public TimeSpan UntilRunning(TimeSpan after)
    {
        var due = world.Elapsed + after;
        foreach (var (from, until) in Stops)
        {
            due = from <= due && due < until ? until : due;
        }

        return due - world.Elapsed;
    }

    private sealed class NodeTimer(NodeClock clock, ITimer timer) : ITimer
    {
        // Whole milliseconds, the timers' own grain.
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(
            dueTime < TimeSpan.Zero ? dueTime : clock.UntilRunning(TimeSpan.FromMilliseconds(Math.Ceiling(dueTime.TotalMilliseconds / (1 + clock.Drift)))), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
