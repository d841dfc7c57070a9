using Microsoft.Extensions.Time.Testing;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>A clock that a test moves, and that reports when a wait of a given length begins.</summary>
internal sealed class NoticedTime(TimeSpan wait) : FakeTimeProvider
{
    private readonly TaskCompletionSource _noticed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Noticed => _noticed.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == wait)
        {
            _noticed.TrySetResult();
        }

        return timer;
    }
}
