namespace FocusServer.Support.Tests.Emulator.Faults;

/// <summary>A clock that jumps ahead after the first reading that follows an event.</summary>
internal sealed class LateTime(TimeProvider time, TimeSpan late) : TimeProvider
{
    private int _readings;

    /// <summary>Returns true once the event has happened.</summary>
    public Func<bool> Happened { get; set; } = () => false;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override long GetTimestamp() =>
        time.GetTimestamp() + (Happened() && Interlocked.Increment(ref _readings) > 1 ? (long)(late.TotalSeconds * TimestampFrequency) : 0);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
