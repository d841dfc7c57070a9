using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Ports;

namespace FocusServer.Emulator.Faults;

/// <summary>Lets the server crash and come back.</summary>
internal sealed class Crash(FaultBoard board, EventLog log, ScenarioTime time, ServerLife life, RestPortTransport ports) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ITimer> _timers = [];
    private JobTable? _jobs;
    private Task _work = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Minds the clock and the board from now on.</summary>
    public void Arm(JobTable jobs)
    {
        _jobs = jobs;
        _ = WatchAsync();
    }

    /// <summary>Crashes, unless this fault has already. Connections made from now on are refused.</summary>
    public bool TryStrike(FaultState state, string subject)
    {
        if (!state.TryOnce())
        {
            return false;
        }

        log.Add(FaultKind.Crash, subject, "The server crashed.");
        var down = state.Fault.Between?.To - time.Elapsed ?? state.Delay;
        lock (_gate)
        {
            life.End();
            _work = AfterAsync(_work, GoDown);
            Schedule(down, ComeBack);
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

    private static async Task AfterAsync(Task earlier, Action next)
    {
        // Never on the caller's thread: it may hold the table of the jobs that are to end.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        next();
    }

    private void ComeBack()
    {
        lock (_gate)
        {
            _work = AfterAsync(_work, TryComeBack);
        }
    }

    private void GoDown()
    {
        ports.GoDown();

        // For what came in between, by connections that are broken only now.
        life.End();
        _jobs!.BreakAll();
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
            // Somebody else has the port: as a service that is started again and again.
            Schedule(TimeSpan.FromSeconds(1), ComeBack);
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

    private void Schedule(TimeSpan wait, Action act)
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _timers.Add(time.Provider.CreateTimer(_ => act(), null, wait < TimeSpan.Zero ? TimeSpan.Zero : wait, Timeout.InfiniteTimeSpan));
            }
        }
    }
}
