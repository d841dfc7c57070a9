using System.Net.Sockets;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Ports;
using FocusServer.Emulator.Streaming;

namespace FocusServer.Emulator.Jobs;

/// <summary>One job from <c>/configure</c> until it is gone.</summary>
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

    /// <param name="window">The server's slot, from 1.</param>
    /// <param name="sequence">Grows with every job.</param>
    /// <param name="layout">What the streams carry.</param>
    /// <param name="port">Where they are served; the job closes it.</param>
    /// <param name="options">Delays and idle rules.</param>
    /// <param name="release">Is called once, when the port is free again and before anybody learns that the job is gone.</param>
    /// <param name="faults">What goes wrong with it.</param>
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
        _reaper = new JobReaper(options, () => Readers > 0, () => Traffic.Silence, Expire);
        _podStart = options.TimeProvider.CreateTimer(_ => StartPod(), null, options.PodDelay, Timeout.InfiniteTimeSpan);
    }

    public string Id { get; }

    public int Window { get; }

    public long Sequence { get; }

    /// <summary>What goes wrong with it.</summary>
    public JobFaults Faults { get; }

    public JobLayout Layout { get; }

    public int Port => _port.Number;

    public JobTraffic Traffic { get; }

    public DateTimeOffset Created { get; }

    public JobState State => Volatile.Read(ref _finished) ? JobState.Ended
        : _rows is null ? JobState.Starting
        : Readers > 0 ? JobState.Running : JobState.Idle;

    public int Readers => Traffic.Readers;

    /// <summary>Cancelled when the job is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Completed when the job is gone and nobody is connected to it any more.</summary>
    public Task Left => _port.Left;

    /// <summary>When the rows are due; known from the start of the pod, so to everybody who came in by its port.</summary>
    public RowClock Rows => _rows ?? throw new InvalidOperationException($"The pod of job {Id} has not started.");

    /// <summary>How many rows are due by now; 0 before the pod has started.</summary>
    public int RowsDue => _rows?.RowsDue ?? 0;

    /// <summary>A stream came to its end, or failed; when all have, the job has ended by itself: it is gone some time later, whoever reads or does not.</summary>
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

    /// <summary>Ends the job at once: its port and window are free, and its streams are told that it is gone. Again does nothing.</summary>
    public void End() => End(_port.Close);

    /// <summary>Ends the job at once and without a word: its connections break.</summary>
    public void Break() => End(_port.Break);

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
        _release(this);

        // What streams do at their end, they do on threads of their own: the table of the jobs may be locked here.
        _ = _gone.CancelAsync();
    }

    /// <summary>What the rules of life come to, unless the job leaks.</summary>
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

        _rows = new RowClock(_options.TimeProvider, _options.RowInterval, Layout.Recording);
        try
        {
            _port.Open(connection => connection.Features.Set(this));
        }
        catch (SocketException)
        {
            // Another process took the port while the pod started: as on a real server, this pod never comes up, and the job dies of idleness.
        }
    }
}
