using System.Net.Sockets;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Ports;

namespace FocusServer.Emulator.Jobs;

/// <summary>Represents a job from <c>/configure</c> until it is gone.</summary>
internal sealed class Job : IDisposable
{
    private readonly Lock _gate = new();
    private readonly EmulatorOptions _options;
    private readonly JobPort _port;
    private readonly Action<Job> _release;
    private readonly CancellationTokenSource _gone = new();
    private readonly ITimer _podStart;
    private readonly JobReaper _reaper;
    private readonly bool[] _completed;
    private volatile RowClock? _rows;
    private bool _finished;
    private bool _ended;

    public Job(int window, long sequence, JobLayout layout, JobPort port, EmulatorOptions options, Action<Job> release, JobFaults faults)
    {
        Window = window;
        Sequence = sequence;
        Faults = faults;
        Id = FormattableString.Invariant($"{window}-{sequence}");
        Layout = layout;
        _port = port;
        _options = options;
        _release = release;
        _completed = new bool[layout.Streams.Count];
        Traffic = new JobTraffic(options.TimeProvider, layout.Streams.Count);
        Created = options.TimeProvider.GetUtcNow();
        _reaper = new JobReaper(options, () => Readers > 0, () => Traffic.Silence, () => Traffic.Rows, Expire);
        _podStart = options.TimeProvider.CreateTimer(_ => StartPod(), null, options.PodDelay, Timeout.InfiniteTimeSpan);
    }

    public string Id { get; }

    public int Window { get; }

    public long Sequence { get; }

    public JobFaults Faults { get; }

    public JobLayout Layout { get; }

    public int Port => _port.Number;

    public JobTraffic Traffic { get; }

    public DateTimeOffset Created { get; }

    public JobState State => Volatile.Read(ref _finished) ? JobState.Ended
        : _rows is null ? JobState.Starting
        : Readers > 0 ? JobState.Running : JobState.Idle;

    public int Readers => Traffic.Readers;

    public CancellationToken Gone => _gone.Token;

    public Task Drained => _port.Drained;

    /// <summary>Gets the schedule of the rows, which is set before the port takes connections.</summary>
    public RowClock Rows => _rows ?? throw new InvalidOperationException($"The pod of job {Id} has not started.");

    /// <summary>Gets a value indicating whether the pod is up and says that it does not serve yet.</summary>
    public bool IsServingNotYet => Faults.ServesNotYet(Id, Rows.Elapsed);

    public int RowsDue => _rows?.RowsDue ?? 0;

    /// <summary>Notes that a stream has ended or failed. When all have, the job is gone after a while, read or not.</summary>
    public void Complete(int streamId)
    {
        lock (_gate)
        {
            _completed[streamId] = true;
            if (!Array.TrueForAll(_completed, completed => completed))
            {
                return;
            }

            _finished = true;
        }

        _reaper.Finish();
    }

    /// <summary>Ends the job at once: port and window are free, and the readers are told. Does nothing when it has ended.</summary>
    public void End() => End(_port.Close);

    public void Abort() => End(_port.Abort);

    public void Dispose() => End();

    private void End(Action closePort)
    {
        if (Interlocked.Exchange(ref _ended, true))
        {
            return;
        }

        _podStart.Dispose();
        _reaper.Dispose();
        closePort();

        // The port is free again, and no reader knows yet that the job is gone.
        _release(this);

        // Asynchronously: the caller may hold the lock of the job table, and ending the streams must not run under it.
        _ = _gone.CancelAsync();
    }

    /// <summary>Ends the job when an idle or timeout rule fires, unless the Leak fault is on.</summary>
    private void Expire()
    {
        if (!Faults.KeepsAlive(Id))
        {
            End();
        }
    }

    private void StartPod()
    {
        if (Faults.KeepsPodDown(Id))
        {
            return;
        }

        _rows = new RowClock(_options.TimeProvider, Layout.RowInterval, Layout.Recording);
        try
        {
            _port.Open(connection => connection.Features.Set(this));
        }
        catch (SocketException)
        {
            // Another process took the port meanwhile. The pod stays down, and the idle checks end the job.
        }
    }
}
