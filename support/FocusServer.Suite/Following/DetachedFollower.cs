using System.Threading.Channels;
using FocusServer.Evidence.Events;
using FocusServer.Suite.Clocks;

namespace FocusServer.Suite.Following;

/// <summary>Keeps a follower away from the ramp: events wait for it in a queue with an end, and its exceptions become a remark.</summary>
internal sealed class DetachedFollower : IRunObserver, IAsyncDisposable
{
    /// <summary>The most events that wait for a follower. A full ramp to 1,000 jobs has about 7,000.</summary>
    public const int MostWaiting = 10_000;

    // Real time. What is left undone then is left.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly IRunFollower _follower;
    private readonly Channel<RunEvent> _waiting = Channel.CreateBounded<RunEvent>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _following;
    private string? _trouble;

    public DetachedFollower(IRunFollower follower)
    {
        _follower = follower;
        _following = Task.Run(FollowAsync);
    }

    /// <summary>The failure of the follower, in a sentence; null without one.</summary>
    public string? Trouble => Volatile.Read(ref _trouble) is { } trouble ? $"{char.ToUpperInvariant(_follower.Name[0])}{_follower.Name[1..]} {trouble}. The ramp is not affected." : null;

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        if (Volatile.Read(ref _trouble) is null && !_waiting.Writer.TryWrite(runEvent))
        {
            Blame($"fell behind by {MostWaiting} events and was left out from then on");
        }
    }

    /// <summary>Waits until the follower has seen every event, for a few seconds at most, and ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        try
        {
            await EndAsync().WaitAsync(_patience, SuiteClock.RealTime);
        }
        catch (TimeoutException)
        {
            Blame($"was not done {_patience.TotalSeconds:0} s after the end of the ramp");
        }
#pragma warning disable CA1031 // Whatever it is, the verdict stands
        catch (Exception e)
#pragma warning restore CA1031
        {
            Blame($"could not be ended: {e.Message}");
        }
    }

    private async Task EndAsync()
    {
        await _following;
        await _follower.DisposeAsync();
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var runEvent in _waiting.Reader.ReadAllAsync())
            {
                await _follower.OnAsync(runEvent);
            }
        }
#pragma warning disable CA1031 // Whatever it is, the ramp goes on
        catch (Exception e)
#pragma warning restore CA1031
        {
            Blame($"failed: {e.Message.TrimEnd('.')}");
        }
    }

    private void Blame(string trouble) => Interlocked.CompareExchange(ref _trouble, trouble, null);
}
