using System.Collections.Concurrent;
using FocusServer.Evidence.Events;
using FocusServer.Suite.Clocks;

namespace FocusServer.Suite.Following;

/// <summary>All that follows a run: the one place to add another follower to.</summary>
internal sealed class RunFollowers : IAsyncDisposable
{
    // Each looks at the settings and returns its follower, or null when it was not asked for.
    private static readonly IReadOnlyList<Func<FollowedRun, IRunFollower?>> _known =
    [
        TelemetryFollower.Start,
        WatchFollower.Start,
        DiagnosticsFollower.Start,
        run => new RunIndexer(run),
        Notifier.TryStart,

        // The last: from then on the console is its own.
        run => (IRunFollower?)LiveView.TryStart(run) ?? new Heartbeat(run, SuiteClock.RealTime),
    ];

    private readonly List<DetachedFollower> _followers;
    private readonly Action<string> _tell;

    /// <summary>Begins to follow a run.</summary>
    /// <param name="run">The run.</param>
    public RunFollowers(FollowedRun run)
        : this(run, _known)
    {
    }

    internal RunFollowers(FollowedRun run, IReadOnlyList<Func<FollowedRun, IRunFollower?>> known)
    {
        _tell = run.Tell;
        var told = new ConcurrentQueue<string>();
        var noted = run with { Told = told, Tell = Tell };
        _followers = [.. known.Select(TryStart).OfType<IRunFollower>().Select(follower => new DetachedFollower(follower))];

        IRunFollower? TryStart(Func<FollowedRun, IRunFollower?> start)
        {
            try
            {
                return start(noted);
            }
#pragma warning disable CA1031 // Whatever it is, the ramp begins
            catch (Exception e)
#pragma warning restore CA1031
            {
                run.Tell($"⚠️  The run is followed by one less: {e.Message.TrimEnd('.')}. The ramp is not affected.");
                return null;
            }
        }

        void Tell(string line)
        {
            told.Enqueue(line);
            run.Tell(line);
        }
    }

    /// <summary>The followers, as observers that neither wait nor throw.</summary>
    public IReadOnlyList<IRunObserver> Observers => _followers;

    /// <summary>Waits for every follower, for a few seconds at most, and names those that failed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_followers.Select(follower => follower.DisposeAsync().AsTask()));
        foreach (var follower in _followers)
        {
            if (follower.Trouble is { } trouble)
            {
                _tell($"⚠️  {trouble}");
            }
        }
    }
}
