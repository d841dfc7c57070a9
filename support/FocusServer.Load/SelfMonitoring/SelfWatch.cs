using FocusServer.Client;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>Watches the process it runs in: its schedule, processors, threads, garbage collector and a stream of its own.</summary>
public sealed class SelfWatch : ISelfWatch
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SelfWatchOptions _options;
    private readonly WindowMeter _window;
    private readonly long _start;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private GeneratorMeasurement _open = new();
    private TimeSpan? _queuedAt;

    /// <summary>Begins to watch.</summary>
    /// <param name="realTime">The machine's clock, never a paced one.</param>
    /// <param name="control">A stream in this process; null for none.</param>
    /// <param name="options">When the process counts as overloaded.</param>
    public SelfWatch(TimeProvider realTime, ControlJob? control, SelfWatchOptions options)
        : this(realTime, control, options, ProcessUse.Now)
    {
    }

    internal SelfWatch(TimeProvider realTime, ControlJob? control, SelfWatchOptions options, Func<ProcessUse> use)
    {
        ArgumentNullException.ThrowIfNull(realTime);
        ArgumentNullException.ThrowIfNull(options);
        (_time, _options) = (realTime, options);
        _start = realTime.GetTimestamp();
        _window = new WindowMeter(options, control?.Cadence, use);
        _watching = Task.WhenAll(TickAsync(), ReadAsync(control));
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

    // One at a time: how long it waits is how long any work would.
    private void SendForAThread(TimeSpan now)
    {
        if (_queuedAt is null)
        {
            _queuedAt = now;
            ThreadPool.UnsafeQueueUserWorkItem(static watch => watch.ThreadCame(), this, preferLocal: false);
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

    // A control stream that ends is a gap that lasts.
    private async Task ReadAsync(ControlJob? control)
    {
        try
        {
            var rows = control?.Connection.ReadAsync(0, _end.Token) ?? AsyncEnumerable.Empty<RowArrival>();
            await foreach (var row in rows.ConfigureAwait(false))
            {
                lock (_gate)
                {
                    _window.ControlRowCame(Now);
                }
            }
        }
#pragma warning disable CA1031 // Whatever ends it, its rows stay away, which the watch sees
        catch (Exception)
#pragma warning restore CA1031
        {
            // Closed by us, or lost in our own process.
        }
    }
}
