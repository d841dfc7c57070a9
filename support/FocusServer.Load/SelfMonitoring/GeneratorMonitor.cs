using FocusServer.Client;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// Watches the process it runs in, its schedule, processors, threads, garbage collector and a stream of its own, and the machine that it shares
/// with others.
/// </summary>
public sealed class GeneratorMonitor : IGeneratorMonitor
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly GeneratorMonitorOptions _options;
    private readonly WindowMeter _window;
    private readonly long _start;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private GeneratorMeasurement _open = new();
    private TimeSpan? _queuedAt;
    private TimeSpan _nextQueued;

    /// <summary>Starts watching.</summary>
    /// <param name="realTime">The machine's clock, never a paced one.</param>
    /// <param name="reference">A stream in this process; null for none.</param>
    /// <param name="options">The limits beyond which the process counts as overloaded.</param>
    public GeneratorMonitor(TimeProvider realTime, ReferenceJob? reference, GeneratorMonitorOptions options)
        : this(realTime, reference, options, ProcessUse.Now, MachineUse.Now)
    {
    }

    internal GeneratorMonitor(
        TimeProvider realTime, ReferenceJob? reference, GeneratorMonitorOptions options, Func<ProcessUse> use, Func<MachineUse> machine)
    {
        ArgumentNullException.ThrowIfNull(realTime);
        ArgumentNullException.ThrowIfNull(options);
        (_time, _options) = (realTime, options);
        _start = realTime.GetTimestamp();
        _window = new WindowMeter(options, reference?.Cadence, use, machine);
        _watching = Task.WhenAll(TickAsync(), ReadAsync(reference));
    }

    /// <inheritdoc/>
    public GeneratorMeasurement Take()
    {
        lock (_gate)
        {
            Close();
            var taken = _open;
            _open = new GeneratorMeasurement();
            return taken;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    private async Task TickAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var wait = Look();
            await Task.Delay(wait, _time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private TimeSpan Look()
    {
        lock (_gate)
        {
            var now = Now;
            _window.Look(now);
            SendForAThread(now);
            if (now - _window.OpenedAt >= _options.Window)
            {
                Close();
            }

            // Whole milliseconds, the timers' own grain: an early timer would keep a core busy until the moment comes.
            return TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (_window.NextDue - Now).TotalMilliseconds)));
        }
    }

    private void Close()
    {
        var now = Now;
        _window.Look(now);
        if (_queuedAt is { } queued)
        {
            _window.StillWaitingForAThread(now - queued);
        }

        _open.Add(_window.Close(now));
    }

    // One at a time: how long it waits is how long any work would. Ten a second, since each wakes a thread; the ticks need one, too, so
    // what comes between is late there.
    private void SendForAThread(TimeSpan now)
    {
        if (_queuedAt is null && now >= _nextQueued)
        {
            (_queuedAt, _nextQueued) = (now, now + WindowMeter.SamplePeriod);
            ThreadPool.UnsafeQueueUserWorkItem(static monitor => monitor.ThreadCame(), this, preferLocal: false);
        }
    }

    private void ThreadCame()
    {
        lock (_gate)
        {
            _window.ThreadCame(Now - _queuedAt!.Value);
            _queuedAt = null;
        }
    }

    // The end of the reference stream counts as a gap that lasts.
    private async Task ReadAsync(ReferenceJob? reference)
    {
        try
        {
            var rows = reference?.Connection.ReadAsync(0, _end.Token) ?? AsyncEnumerable.Empty<RowArrival>();
            await foreach (var row in rows.ConfigureAwait(false))
            {
                lock (_gate)
                {
                    _window.ReferenceRowArrived(Now);
                }
            }
        }
#pragma warning disable CA1031 // Whatever ends it, its rows stay away, which the monitor notices
        catch (Exception)
#pragma warning restore CA1031
        {
            // Closed on purpose, or lost inside this process.
        }
    }
}
