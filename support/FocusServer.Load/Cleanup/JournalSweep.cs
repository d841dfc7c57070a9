using System.Collections.Frozen;
using FocusServer.Client;
using FocusServer.Evidence;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Cleanup;

/// <summary>
/// Cleans up after runs that could not: asks the server that an unfinished journal names to end the jobs that it names, until the server
/// says that each is gone. No other job and no other server is ever spoken of. A journal whose process is alive is left alone.
/// </summary>
/// <param name="connect">Makes a client for a server; the sweep disposes it.</param>
/// <param name="time">Real time: what is swept is never an embedded server.</param>
/// <param name="options">The times of the cleanup.</param>
public sealed class JournalSweep(Func<Uri, IFocusServerClient> connect, TimeProvider time, CleanupOptions options)
{
    private static readonly TimeSpan _reachTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Sweeps every unfinished journal, all at once.</summary>
    /// <param name="runs">The folder that holds the folders of the runs.</param>
    /// <param name="cancellationToken">Ends it; what is not known to be gone by then is left.</param>
    /// <returns>One result for each run that had left something; none when nothing was left.</returns>
    public async Task<IReadOnlyList<SweptJournal>> RunAsync(string runs, CancellationToken cancellationToken)
    {
        var journals = Directory.Exists(runs) ? Directory.EnumerateFiles(runs, JobJournal.FileName, SearchOption.AllDirectories) : [];
        var swept = await Task.WhenAll(journals.Order(StringComparer.Ordinal).Select(journal => SweepAsync(journal, cancellationToken)));
        return [.. swept.OfType<SweptJournal>()];
    }

    /// <summary>Tells whether the process that writes a journal is alive, or a sweep holds it.</summary>
    public static bool IsHeld(string path)
    {
        using var journal = OrphanedJournal.TryTake(path);
        return journal is null && File.Exists(path);
    }

    /// <summary>Tells whether a journal leaves nothing to do; also when its process is alive, which will do it.</summary>
    public static bool IsFinished(string path)
    {
        using var journal = OrphanedJournal.TryTake(path);
        return journal is null || journal.Finished;
    }

    /// <summary>Sweeps one journal; null when it leaves nothing to do.</summary>
    public async Task<SweptJournal?> SweepAsync(string path, CancellationToken cancellationToken)
    {
        using var journal = OrphanedJournal.TryTake(path);
        if (journal is null || journal.Finished)
        {
            return null;
        }

        if (journal.Embedded)
        {
            // The server went with the process, and its jobs with the server; what listens there now is another server.
            journal.Left.ToList().ForEach(id => journal.Append(new JournalEntry(JournalEvent.Gone) { JobId = id }));
            journal.Append(new JournalEntry(JournalEvent.Swept));
            return null;
        }

        var swept = await SweepAsync(journal, cancellationToken);
        if (swept.Clean)
        {
            journal.Append(new JournalEntry(JournalEvent.Swept));
        }

        return swept;
    }

    private async Task<SweptJournal> SweepAsync(OrphanedJournal journal, CancellationToken cancellationToken)
    {
        using var client = connect(journal.BaseUrl!);
        var ids = journal.Left;
        var unreachable = await FindObstacleAsync(client, cancellationToken);
        var clock = new RunClock(time);
        var age = time.GetUtcNow() - journal.WrittenAt;
        var knownFrom = clock.Now + options.LongestStart - (age > TimeSpan.Zero ? age : TimeSpan.Zero);
        var leftovers = unreachable is null
            ? await new JobCleanup(client, clock, options).EndAsync(ids, FrozenSet<string>.Empty, _ => knownFrom, Gone, onClosed: null, cancellationToken)
            : [.. ids.Select(id => new Leftover(id, unreachable))];
        return new SweptJournal
        {
            RunId = journal.RunId,
            BaseUrl = journal.BaseUrl!,
            Gone = [.. ids.Except(leftovers.Select(leftover => leftover.JobId))],
            Leftovers = leftovers,
            UnidentifiedJobs = journal.UnidentifiedJobs,
        };

        void Gone(string id)
        {
            lock (journal)
            {
                journal.Append(new JournalEntry(JournalEvent.Gone) { JobId = id });
            }
        }
    }

    // An unreachable server must not delay the next run; its journal stays.
    private async Task<string?> FindObstacleAsync(IFocusServerClient client, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_reachTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await client.AcknowledgeAsync(either.Token);
            return null;
        }
        catch (FocusServerException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{client.BaseUrl} did not answer within {Figures.Seconds(_reachTimeout)}";
        }
    }
}
