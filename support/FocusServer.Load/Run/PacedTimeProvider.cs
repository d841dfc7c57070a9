namespace FocusServer.Load.Run;

/// <summary>
/// A clock on which scenario time passes faster than real time: at pace 10, ten seconds pass in one. Handed to the engine and
/// to the embedded server alike, it shortens a run without changing any of its figures.
/// </summary>
public sealed class PacedTimeProvider : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly double _pace;
    private readonly long _startTimestamp;
    private readonly DateTimeOffset _startUtc;

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
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc/>
    public override long GetTimestamp() => _startTimestamp + (long)((_real.GetTimestamp() - _startTimestamp) * _pace);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _startUtc + GetElapsedTime(_startTimestamp);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new PacedTimer(_real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)), this);

    // Rounded up to a whole millisecond, the timers' own grain: a timer that fires early would make its waiter wait a second time.
    private TimeSpan ToReal(TimeSpan scenario) =>
        scenario <= TimeSpan.Zero ? scenario : TimeSpan.FromMilliseconds(Math.Ceiling(scenario.TotalMilliseconds / _pace));

    private sealed class PacedTimer(ITimer real, PacedTimeProvider provider) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(provider.ToReal(dueTime), provider.ToReal(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
