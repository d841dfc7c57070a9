using System.Diagnostics.CodeAnalysis;
using System.Net;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Ports;

namespace FocusServer.Emulator.Jobs;

/// <summary>The windows of the server and the jobs in them.</summary>
internal sealed class JobTable(EmulatorOptions options, JobPortTransport ports, Admission admission, RecordingArchive archive) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Job?[] _jobs = new Job?[options.Windows];
    private readonly IPAddress _address = LoopbackUrls.Parse(options.Urls)[0].Address;
    private long _sequence;
    private bool _closed;

    /// <summary>How many jobs there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _jobs.Count(job => job is not null);
            }
        }
    }

    /// <summary>Of the jobs that live, the highest place that one had when it was asked for: at least as many as there are.</summary>
    public int HighestPlace => Snapshot() is { Count: > 0 } some ? some.Max(job => job.Faults.Place) : 0;

    /// <summary>How many jobs there ever were, since the start or the last reset.</summary>
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

    /// <summary>Makes a job in the lowest free window.</summary>
    /// <param name="request">What it is to show.</param>
    /// <param name="over">Cancelled when it is asked for by nobody any more: the server has crashed, or was reset, since.</param>
    /// <param name="job">The job.</param>
    /// <param name="refusal">Why there is none.</param>
    /// <returns>False with the reason when there is no room, or nothing to play back.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="over"/> is cancelled.</exception>
    public bool TryOpen(JobRequest request, CancellationToken over, [NotNullWhen(true)] out Job? job, [NotNullWhen(false)] out JobRefusal? refusal)
    {
        lock (_gate)
        {
            over.ThrowIfCancellationRequested();
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

            job = Put(JobLayout.For(request with { Recording = playable }), admitted.Faults, out refusal);
            return job is not null;
        }
    }

    /// <summary>The jobs there are now, by window.</summary>
    public IReadOnlyList<Job> Snapshot()
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

    /// <summary>Makes sure that every window's port can be had, and that no other emulator has it as long as this one runs.</summary>
    /// <exception cref="IOException">One cannot; the message names it.</exception>
    public void HoldPorts()
    {
        if (options.JobPortBase is { } first)
        {
            ports.Hold(_address, first + 1, first + options.Windows);
        }
    }

    /// <summary>Ends every job, and takes no more.</summary>
    /// <param name="patience">How long readers have to take that in, by the clock on the wall: their network knows no other.</param>
    public async Task CloseAsync(TimeSpan patience)
    {
        lock (_gate)
        {
            _closed = true;
        }

        var jobs = Snapshot();
        EndAll();
        await Task.WhenAll(jobs.Select(job => job.Left)).WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends every job.</summary>
    public void Dispose() => EndAll();

    /// <summary>Ends every job.</summary>
    public void EndAll()
    {
        foreach (var job in Snapshot())
        {
            job.End();
        }
    }

    /// <summary>Ends every job without a word, as a crash does.</summary>
    public void BreakAll()
    {
        foreach (var job in Snapshot())
        {
            job.Break();
        }
    }

    /// <summary>Ends every job, and begins again with the first.</summary>
    public void Restart()
    {
        EndAll();
        lock (_gate)
        {
            _sequence = 0;
            admission.Restart();
        }
    }

    private Job? Put(JobLayout layout, JobFaults faults, out JobRefusal? refusal)
    {
        var window = _closed ? 0 : Array.IndexOf(_jobs, null) + 1;
        if (window == 0)
        {
            refusal = JobRefusal.NoCapacity($"All {_jobs.Length} windows are taken.");
            return null;
        }

        try
        {
            var job = new Job(window, _sequence + 1, layout, TakePort(window), options, Release, faults);
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

    private JobPort TakePort(int window) => options.JobPortBase is { } first
        ? ports.Take(new IPEndPoint(_address, first + window), $"Port {first + window} of window {window}")
        : ports.Take(new IPEndPoint(_address, 0), $"A port for window {window}");

    private void EvictOldest()
    {
        if (_jobs.OfType<Job>().MinBy(job => job.Sequence) is { } oldest)
        {
            oldest.End();
            admission.TellEvicted(oldest.Id);
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
