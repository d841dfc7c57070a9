using FocusServer.Suite.Clocks;
using FocusServer.Suite.Runs;

namespace FocusServer.Suite.Stopping;

/// <summary>
/// Watches the processes that started the tests. When one of them has ended, its run is over, although the tests' process was not told.
/// </summary>
internal sealed class StarterWatch : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly ITimer _timer;

    /// <summary>Begins to watch.</summary>
    /// <param name="starters">The ids of the processes.</param>
    /// <param name="onEnd">Is called when one of them has ended, again and again.</param>
    public StarterWatch(IReadOnlyList<int> starters, Action onEnd) => _timer = SuiteClock.RealTime.CreateTimer(
        _ =>
        {
            if (starters.Any(Starters.HasEnded))
            {
                onEnd();
            }
        },
        null,
        starters.Count == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero,
        _interval);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
