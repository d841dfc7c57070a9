using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Cleanup;

/// <summary>
/// Writes down which jobs a run asks for, on which server, before it asks: what a killed process leaves, so that others can clean up after
/// it. As long as the process lives it holds the file locked; the lock dies with it.
/// </summary>
public sealed class JobJournal : IRunObserver, IDisposable
{
    /// <summary>The file's name in the folder of a run.</summary>
    public const string FileName = "journal.jsonl";

    private readonly FileStream _file;
    private readonly HashSet<int> _named = [];
    private bool _embedded;

    /// <summary>Opens the journal of a new run; folders on the way to it are made.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <exception cref="IOException">There is one already, or it cannot be made.</exception>
    public JobJournal(string folder)
    {
        Directory.CreateDirectory(folder);

        // Unbuffered: what a full disk refused must not be written once more when the file is closed.
        _file = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    /// <summary>Writes down which run it is, and on which server, before anything is asked for.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="baseUrl">The address of the server's REST API.</param>
    /// <param name="embedded">True when the server lives in this process, and ends with it.</param>
    public void Open(string runId, Uri baseUrl, bool embedded)
    {
        _embedded = embedded;
        Append(new JournalEntry(JournalEvent.Opened) { RunId = runId, BaseUrl = baseUrl, Embedded = embedded });
    }

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted { Manifest: var run }:
                Open(run.RunId, run.BaseUrl, run.Embedded);
                break;
            case JobChanged { Job: var job }:
                OnJob(job);
                break;
            case CleanupFinished:
                Append(new JournalEntry(JournalEvent.CleanedUp));
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void OnJob(JobTransition job)
    {
        if (job.State == JobState.Requested)
        {
            Append(new JournalEntry(JournalEvent.Requested) { Job = job.Job });
        }
        else if (job.JobId is not null && _named.Add(job.Job))
        {
            Append(new JournalEntry(JournalEvent.Named) { Job = job.Job, JobId = job.JobId });
        }
        else if (job.JobId is null && !job.MayHaveCreatedJob)
        {
            Append(new JournalEntry(JournalEvent.NotMade) { Job = job.Job });
        }

        if (job.State == JobState.Gone)
        {
            Append(new JournalEntry(JournalEvent.Gone) { JobId = job.JobId });
        }
    }

    // Each line is on the disk before the next thing happens: at most two for a job matter, and they cost a few milliseconds. Of an
    // embedded server's jobs nothing outlives the process, and what the machine needs for its disk would look like the server's.
    private void Append(JournalEntry entry)
    {
        _file.Write(entry.ToLine());
        _file.Flush(flushToDisk: !_embedded && entry.Event is not JournalEvent.Gone);
    }
}
