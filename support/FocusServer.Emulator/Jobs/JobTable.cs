using System.Diagnostics.CodeAnalysis;
using System.Net;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Ports;

namespace FocusServer.Emulator.Jobs;

/// <summary>Holds the windows of the server and the jobs in them.</summary>
internal sealed class JobTable(EmulatorOptions options, JobPortTransport ports, JobAdmission admission, RecordingArchive archive) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Job?[] _jobs = new Job?[options.Windows];
    private readonly IPAddress _address = LoopbackUrls.Parse(options.Urls)[0].Address;
    private long _sequence;
    private bool _closed;

    public int Count => Snapshot().Count;

    /// <summary>Gets the number of jobs created since the start or the last reset.</summary>
    public long Opened
    {
        get
        {
            lock (_gate)
            {
                return _sequence;
            }
        }
    }

    /// <summary>Creates a job in the lowest free window.</summary>
    public bool TryOpen(JobRequest request, CancellationToken ended, [NotNullWhen(true)] out Job? job, [NotNullWhen(false)] out JobRefusal? refusal)
    {
        lock (_gate)
        {
            ended.ThrowIfCancellationRequested();
            job = null;
            var admitted = admission.Admit(request, _jobs.Count(other => other is not null) + 1);
            var playable = request.Recording is { } range ? archive.Playable(range) : null;
            refusal = admitted.Refusal ?? (request.Recording is not null && playable is null ? JobRefusal.NoRecording : null);
            if (refusal is not null)
            {
                return false;
            }

            if (admitted.EvictsOldest)
            {
                EvictOldest();
            }

            job = Create(JobLayout.For(request with { Recording = playable }, options.RowInterval), admitted.Faults, out refusal);
            return job is not null;
        }
    }

    public List<Job> Snapshot()
    {
        lock (_gate)
        {
            return [.. _jobs.OfType<Job>()];
        }
    }

    public Job? Find(string id)
    {
        lock (_gate)
        {
            return Array.Find(_jobs, job => job?.Id == id);
        }
    }

    /// <summary>Reserves the port of every window, so that no other emulator takes it while this one runs.</summary>
    public void ReservePorts()
    {
        if (options.JobPortBase is { } first)
        {
            ports.Reserve(_address, first + 1, first + options.Windows);
        }
    }

    /// <summary>Ends every job, and refuses further ones.</summary>
    public async Task CloseAsync(TimeSpan timeout)
    {
        lock (_gate)
        {
            _closed = true;
        }

        var jobs = Snapshot();
        EndAll();
        await Task.WhenAll(jobs.Select(job => job.Drained)).WaitAsync(timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => EndAll();

    public void EndAll() => Snapshot().ForEach(job => job.End());

    /// <summary>Ends every job and aborts its connections, as a crash does.</summary>
    public void AbortAll() => Snapshot().ForEach(job => job.Abort());

    public void Restart()
    {
        EndAll();
        lock (_gate)
        {
            _sequence = 0;
            admission.Restart();
        }
    }

    private Job? Create(JobLayout layout, JobFaults faults, out JobRefusal? refusal)
    {
        var window = _closed ? 0 : Array.IndexOf(_jobs, null) + 1;
        if (window == 0)
        {
            refusal = JobRefusal.NoCapacity($"All {_jobs.Length} windows are taken.");
            return null;
        }

        try
        {
            var job = new Job(window, _sequence + 1, layout, BindPort(window), options, Release, faults);
            _sequence++;
            refusal = null;
            return _jobs[window - 1] = job;
        }
        catch (IOException refused)
        {
            refusal = JobRefusal.NoCapacity(refused.Message);
            return null;
        }
    }

    private JobPort BindPort(int window) => options.JobPortBase is { } first
        ? ports.Bind(new IPEndPoint(_address, first + window), $"Port {first + window} of window {window}")
        : ports.Bind(new IPEndPoint(_address, 0), $"A port for window {window}");

    private void EvictOldest()
    {
        if (_jobs.OfType<Job>().MinBy(job => job.Sequence) is { } oldest)
        {
            oldest.End();
            admission.LogEviction(oldest.Id);
        }
    }

    private void Release(Job job)
    {
        lock (_gate)
        {
            _jobs[job.Window - 1] = null;
        }
    }
}
