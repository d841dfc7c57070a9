namespace FocusServer.Support.Tests.Load;

/// <summary>
/// Runs asynchronous code on one thread in virtual time that leaps from timer to timer: hours of a ramp pass in milliseconds, and the same run
/// gives the same result every time.
/// </summary>
internal sealed class LeapingTime : SynchronizationContext
{
    private static readonly TimeSpan _limit = TimeSpan.FromHours(6);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();

    public EventClock Clock { get; } = new();

    public override void Post(SendOrPostCallback d, object? state) => _work.Enqueue((d, state));

    /// <summary>Runs to the end, or fails when the code waits for nothing, or for six hours.</summary>
    public T Run<T>(Func<Task<T>> action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var running = action();
            while (!running.IsCompleted)
            {
                while (_work.TryDequeue(out var work))
                {
                    work.Callback(work.State);
                }

                if (!running.IsCompleted && (!Clock.TryLeap() || Clock.Elapsed > _limit))
                {
                    throw new TimeoutException($"The code under test has not ended after {Clock.Elapsed} of virtual time.");
                }
            }

            return Ended(running);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

#pragma warning disable RS0030, xUnit1031 // The task has ended, so this does not wait
    private static T Ended<T>(Task<T> task) => task.GetAwaiter().GetResult();
#pragma warning restore RS0030, xUnit1031
}
