using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Ports;

namespace FocusServer.Emulator.Lifecycle;

/// <summary>Crashes the server and brings it back.</summary>
internal sealed class Crash(FaultBoard board, EventLog log, ScenarioTime time, ServerGeneration generation, RestPortTransport ports) : IDisposable
{
    private static readonly TimeSpan _retryInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<ITimer> _timers = [];
    private Action _abortJobs = () => { };
    private Task _work = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Starts to follow the board and the clock.</summary>
    public void Arm(Action abortJobs)
    {
        _abortJobs = abortJobs;
        _ = WatchAsync();
    }

    /// <summary>Crashes, unless this fault already has.</summary>
    public bool TryStrike(FaultState state, string subject)
    {
        if (!state.TryOnce())
        {
            return false;
        }

        log.Add(FaultKind.Crash, subject, "The server crashed.");
        var downtime = state.Fault.Between?.To - time.Elapsed ?? state.Delay;
        lock (_gate)
        {
            generation.End();
            _work = RunAfterAsync(_work, GoDown);
            Schedule(downtime, ComeBack);
        }

        return true;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timers.ForEach(timer => timer.Dispose());
        }
    }

    private static async Task RunAfterAsync(Task earlier, Action next)
    {
        // Yields first: the caller may hold the lock of the job table, and the jobs are about to be ended.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        next();
    }

    private void ComeBack()
    {
        lock (_gate)
        {
            _work = RunAfterAsync(_work, TryComeBack);
        }
    }

    private void GoDown()
    {
        ports.GoDown();

        // A second time, for requests that arrived before the connections were aborted.
        generation.End();
        _abortJobs();
    }

    private void TryComeBack()
    {
        try
        {
            ports.ComeBack();
            log.Add(FaultKind.Crash, "server", "The server is back.");
        }
        catch (IOException)
        {
            // Another process has the port.
            Schedule(_retryInterval, ComeBack);
        }
    }

    private async Task WatchAsync()
    {
        var isAtStart = true;
        var armed = new HashSet<FaultState>();
        while (!_disposed)
        {
            var changed = board.Changed;
            var due = board.States.Where(state => state.Kind == FaultKind.Crash && state.IsOn && state.Fault.FromJob is null).ToList();
            armed.IntersectWith(due);
            foreach (var state in due.Where(armed.Add))
            {
                Arm(state, isAtStart);
            }

            isAtStart = false;
            await changed;
        }
    }

    private void Arm(FaultState state, bool isAtStart)
    {
        if (isAtStart && state.Fault.Between is null)
        {
            return;
        }

        var begins = state.Fault.Between?.From ?? TimeSpan.Zero;
        Schedule(begins - time.Elapsed, Strike);

        void Strike()
        {
            if (state.IsDue(time.Elapsed, int.MaxValue))
            {
                TryStrike(state, "server");
            }
        }
    }

    private void Schedule(TimeSpan wait, Action action)
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _timers.Add(time.Provider.CreateTimer(_ => action(), null, wait < TimeSpan.Zero ? TimeSpan.Zero : wait, Timeout.InfiniteTimeSpan));
            }
        }
    }
}
