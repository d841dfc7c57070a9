using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Suite.Terminals;

namespace FocusServer.Suite.Following;

/// <summary>Shows that a ramp still runs, where there is no terminal to draw on: a line on the console when nothing else was printed for some time.</summary>
internal sealed class Heartbeat : IRunFollower
{
    /// <summary>The longest silence, in real time.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(1);

    private readonly FollowedRun _run;
    private readonly LiveRun _live;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;

    /// <summary>Begins to look.</summary>
    /// <param name="run">The run.</param>
    /// <param name="time">The machine's own clock.</param>
    public Heartbeat(FollowedRun run, TimeProvider time)
    {
        (_run, _live) = (run, new LiveRun(time));
        _timer = time.CreateTimer(_ => Look(), null, _lookEvery, _lookEvery);
    }

    /// <inheritdoc/>
    public string Name => "the heartbeat";

    /// <inheritdoc/>
    public ValueTask OnAsync(RunEvent runEvent)
    {
        lock (_gate)
        {
            _live.On(runEvent);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Look()
    {
        if (_run.Shown.SilentFor < Interval)
        {
            return;
        }

        try
        {
            _run.Shown.WriteLine(Describe());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The console has no reader any more.
        }
    }

    private string Describe()
    {
        lock (_gate)
        {
            var now = _live.Now;
            var left = _live.LeastTimeLeft(now) is { } least ? $", at least {LiveRun.Whole(least)} left" : "";
            return $"   💓 {_live.Describe(now)}; {_live.Jobs.GetValueOrDefault(JobState.Streaming)} streaming{left}. {_live.Record.VerdictSoFar.Sentence}";
        }
    }
}
