using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Load;

/// <summary>
/// Runs asynchronous code on one thread in virtual time: whenever nothing is left to do, the clock moves on. Minutes pass in milliseconds,
/// and the same run gives the same result every time.
/// </summary>
internal sealed class VirtualTime : SynchronizationContext
{
    private static readonly TimeSpan _grain = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _limit = TimeSpan.FromHours(2);

    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _work = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public override void Post(SendOrPostCallback d, object? state) => _work.Enqueue((d, state));

    /// <summary>Runs to the end, or fails when two hours have passed.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var start = Clock.GetTimestamp();
            var running = action();
            while (!running.IsCompleted)
            {
                Drain();
                if (!running.IsCompleted)
                {
                    Assert.True(Clock.GetElapsedTime(start) < _limit, "The code under test has not ended after two hours of virtual time.");
                    Clock.Advance(_grain);
                }
            }

            SetSynchronizationContext(outer);
            return await running;
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private void Drain()
    {
        while (_work.TryDequeue(out var work))
        {
            work.Callback(work.State);
        }
    }
}
