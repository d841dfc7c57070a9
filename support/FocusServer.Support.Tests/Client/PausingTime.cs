using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace FocusServer.Support.Tests.Client;

/// <summary>Time that stands still and tells a test about every pause that begins.</summary>
internal sealed class PausingTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _pauses = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        // Longer timers are limits, not pauses.
        if (dueTime <= TimeSpan.FromSeconds(1))
        {
            _pauses.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Waits until a pause has begun.</summary>
    public async Task<TimeSpan> NextPauseAsync() => await _pauses.Reader.ReadAsync().AsTask().WaitAsync(ClientUnderTest.Bound);

    /// <summary>Waits until a pause has begun, and lets it pass.</summary>
    public async Task<TimeSpan> PassPauseAsync()
    {
        var pause = await NextPauseAsync();
        Advance(pause);
        return pause;
    }
}
