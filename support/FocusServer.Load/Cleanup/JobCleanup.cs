using FocusServer.Client;
using FocusServer.Evidence;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Cleanup;

/// <summary>Ends every job of a group, and asks the server by exact name until it says that each one is gone.</summary>
internal sealed class JobCleanup(IFocusServerClient client, RunClock clock, CleanupOptions options)
{
    /// <summary>Ends the jobs; returns the result for each, at the deadline at the latest, or when cancelled.</summary>
    public async Task<CleanupResult> RunAsync(IJobGroup pool, Action<TimeSpan>? onClosed = null, CancellationToken cancellationToken = default)
    {
        var started = clock.Now;
        var denied = await new PresenceCheck(client, clock, options).FindDeniedAsync(pool);
        await pool.CloseStreamsAsync();

        var jobs = (await pool.MeasureAsync(started)).Jobs;
        var ids = jobs.Select(job => job.JobId).OfType<string>().ToList();
        var open = jobs.Where(job => job.State != JobState.Gone).Select(job => job.JobId).OfType<string>().ToList();
        var starting = jobs.Where(job => job is { JobId: not null, FirstRowAt: null }).ToDictionary(job => job.JobId!, job => job.RequestedAt + options.LongestStart);
        var leftovers = await EndAsync(open, denied, id => starting.GetValueOrDefault(id), pool.MarkGone, onClosed, cancellationToken);

        return new CleanupResult
        {
            Gone = [.. ids.Except(leftovers.Select(leftover => leftover.JobId))],
            Leftovers = leftovers,
            UnidentifiedJobs = jobs.Count(job => job.MayHaveCreatedJob),
            Duration = clock.Now - started,
        };
    }

    /// <summary>
    /// Ends jobs by their exact names; returns those of which the server did not say before the deadline that they are gone.
    /// </summary>
    /// <param name="ids">The jobs.</param>
    /// <param name="denied">Those of them that the server has called gone while they streamed: its word proves nothing.</param>
    /// <param name="knownFrom">The time from which the server must know a job; before it, a job that it does not know may still be starting.</param>
    /// <param name="onGone">Is told of each job that is gone.</param>
    /// <param name="onClosed">Is told when everything was done to end them, and how long their end is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Leftover>> EndAsync(
        IReadOnlyList<string> ids,
        IReadOnlySet<string> denied,
        Func<string, TimeSpan> knownFrom,
        Action<string> onGone,
        Action<TimeSpan>? onClosed,
        CancellationToken cancellationToken)
    {
        var started = clock.Now;
        using var patience = new CancellationTokenSource(options.Deadline, clock.Time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await DeleteAsync(ids, deadline.Token);
        onClosed?.Invoke(options.Deadline - (clock.Now - started));
        var leftovers = await Task.WhenAll(
            ids.Select(id => denied.Contains(id) ? Task.FromResult<Leftover?>(Disbelieved(id)) : AwaitGoneAsync(id, knownFrom(id), onGone, deadline.Token)));
        return [.. leftovers.OfType<Leftover>()];
    }

    private static Leftover Disbelieved(string id) => new(id, "the server called it gone while it streamed, so its word proves nothing");

    private async Task DeleteAsync(IReadOnlyList<string> ids, CancellationToken deadline)
    {
        using var limit = new CancellationTokenSource(options.DeleteTimeout, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, deadline);
        await new JobDeleter(client).RunAsync(ids, either.Token);
    }

    private async Task<Leftover?> AwaitGoneAsync(string id, TimeSpan knownFrom, Action<string> onGone, CancellationToken deadline)
    {
        string? reason = null;
        try
        {
            for (var pause = options.MinPoll; ; pause = pause * 2 < options.MaxPoll ? pause * 2 : options.MaxPoll)
            {
                deadline.ThrowIfCancellationRequested();
                reason ??= "the server did not answer";
                var asked = clock.Now;
                reason = await FindAsync(id, deadline);
                if (reason is null && asked >= knownFrom)
                {
                    onGone(id);
                    return null;
                }

                reason ??= "the server does not know it, but it was asked for so shortly before that it may still be starting";
                await Task.Delay(pause, clock.Time, deadline);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            var after = $"after {Figures.Tenths(options.Deadline)}";
            return new Leftover(id, $"{after}: {reason ?? "the server was not asked"}");
        }
    }

    // Null when the server says that the job is gone, else why it counts as left. No job suffers for what another one meets.
    private async Task<string?> FindAsync(string id, CancellationToken deadline)
    {
        try
        {
            return await client.FindJobAsync(id, deadline) == JobPresence.Gone ? null : "the server still has it";
        }
#pragma warning disable CA1031
        catch (Exception e) when (e is not OperationCanceledException || !deadline.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return e.Message;
        }
    }
}
