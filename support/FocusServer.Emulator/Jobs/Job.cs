using System.Net.Sockets;
using FocusServer.Emulator.Ports;
using FocusServer.Emulator.Streaming;

namespace FocusServer.Emulator.Jobs;

/// <summary>One job from <c>/configure</c> until it is gone.</summary>
internal sealed class Job : IDisposable
{
    private readonly EmulatorOptions _options;
    private readonly JobPort _port;
    private readonly Action<Job> _release;
    private readonly CancellationTokenSource _gone = new();
    private readonly ITimer _podStart;
    private readonly JobReaper _reaper;
    private RowClock? _rows;
    private int _readers;
    private int _ended;

    /// <param name="window">The server's slot, from 1.</param>
    /// <param name="sequence">Grows with every job.</param>
    /// <param name="layout">What the streams carry.</param>
    /// <param name="port">Where they are served; the job closes it.</param>
    /// <param name="options">Delays and idle rules.</param>
    /// <param name="release">Is called once, when the port is free again and before anybody learns that the job is gone.</param>
    public Job(int window, long sequence, JobLayout layout, JobPort port, EmulatorOptions options, Action<Job> release)
    {
        Window = window;
        Id = FormattableString.Invariant($"{window}-{sequence}");
        Layout = layout;
        _port = port;
        _options = options;
        _release = release;
        _reaper = new JobReaper(options, () => Readers > 0, End);
        _podStart = options.TimeProvider.CreateTimer(_ => StartPod(), null, options.PodDelay, Timeout.InfiniteTimeSpan);
    }

    public string Id { get; }

    public int Window { get; }

    public JobLayout Layout { get; }

    public int Port => _port.Number;

    public int Readers => Volatile.Read(ref _readers);

    /// <summary>Cancelled when the job is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>When the rows are due; known from the start of the pod, so to everybody who came in by its port.</summary>
    public RowClock Rows => _rows ?? throw new InvalidOperationException($"The pod of job {Id} has not started.");

    public void AddReader() => Interlocked.Increment(ref _readers);

    public void RemoveReader() => Interlocked.Decrement(ref _readers);

    /// <summary>Ends the job at once: its port is closed, its window free, its streams broken. Again does nothing.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
        {
            return;
        }

        _podStart.Dispose();
        _reaper.Dispose();
        _port.Close();
        _release(this);
        _gone.Cancel();
    }

    public void Dispose() => End();

    private void StartPod()
    {
        _rows = new RowClock(_options.TimeProvider, _options.RowInterval);
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
