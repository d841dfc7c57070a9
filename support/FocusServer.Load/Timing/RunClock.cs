namespace FocusServer.Load.Timing;

/// <summary>Scenario time since a run started, from one monotonic clock.</summary>
public sealed class RunClock
{
    private readonly long _start;

    /// <summary>Starts the run's time now.</summary>
    public RunClock(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        Time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Scenario time since the run started.</summary>
    public TimeSpan Now => Time.GetElapsedTime(_start);

    /// <summary>Waits until a time of the run. Waiting for absolute times keeps a schedule from drifting.</summary>
    public async Task WaitUntilAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var left = at - Now; left > TimeSpan.Zero; left = at - Now)
        {
            // Whole milliseconds, the timers' own grain: a shorter delay is none at all, and the loop would spin.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Time, cancellationToken);
        }
    }
}
