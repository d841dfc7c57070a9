using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Ports;

namespace FocusServer.Emulator.Jobs;

/// <summary>The windows of the server and the jobs in them.</summary>
internal sealed class JobTable(EmulatorOptions options, JobPortTransport ports, Admission admission) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Job?[] _jobs = new Job?[options.MaxWindows];
    private readonly IPAddress _address = LoopbackUrls.Parse(options.Urls)[0].Address;
    private long _sequence;
    private bool _closed;

    /// <summary>Makes a job in the lowest free window.</summary>
    /// <returns>False with the reason when there is no room.</returns>
    public bool TryOpen(JobRequest request, [NotNullWhen(true)] out Job? job, [NotNullWhen(false)] out JobRefusal? refusal)
    {
        var layout = JobLayout.For(request);
        lock (_gate)
        {
            job = null;
            var admitted = admission.Admit(request, _jobs.Count(other => other is not null) + 1);
            refusal = admitted.Refusal;
            if (refusal is not null)
            {
                return false;
            }

            if (admitted.EvictsOldest)
            {
                EvictOldest();
            }

            var free = _closed ? -1 : Array.IndexOf(_jobs, null);
            job = free < 0 || !TryTakePort(free + 1, out var port)
                ? null
                : _jobs[free] = new Job(free + 1, ++_sequence, layout, port, options, Release, admitted.Faults);
            refusal = job is not null ? null
                : JobRefusal.NoCapacity(free < 0 ? $"All {_jobs.Length} windows are taken." : $"Port {PortOf(free + 1)} of window {free + 1} is in use.");
            return job is not null;
        }
    }

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

    /// <summary>Makes sure that every window's port can be had.</summary>
    /// <exception cref="IOException">One cannot; the message names it.</exception>
    public void CheckPorts()
    {
        for (var window = 1; options.JobPortBase is not null && window <= options.MaxWindows; window++)
        {
            try
            {
                using var probe = new TcpListener(_address, PortOf(window));
                probe.Start();
            }
            catch (SocketException inUse)
            {
                throw new IOException(
                    $"Port {PortOf(window)} is in use; the jobs need the ports {PortOf(1)} to {PortOf(options.MaxWindows)}.", inUse);
            }
        }
    }

    /// <summary>Ends every job, and takes no more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
        }

        EndAll();
    }

    /// <summary>Ends every job.</summary>
    public void EndAll()
    {
        Job?[] open;
        lock (_gate)
        {
            open = [.. _jobs];
        }

        foreach (var job in open)
        {
            job?.End();
        }
    }

    private int PortOf(int window) => options.JobPortBase is { } first ? first + window : 0;

    private bool TryTakePort(int window, [NotNullWhen(true)] out JobPort? port)
    {
        try
        {
            port = ports.Take(new IPEndPoint(_address, PortOf(window)));
            return true;
        }
        catch (SocketException)
        {
            port = null;
            return false;
        }
    }

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
