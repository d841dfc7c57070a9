using FocusServer.Client;
using FocusServer.Load.Run;

namespace FocusServer.Load.Cleanup;

/// <summary>
/// Ends every job of a pool, and asks the server by exact name until it says that each one is gone. That nothing threw proves nothing.
/// </summary>
internal sealed class JobCleanup(IFocusServerClient client, RunClock clock, CleanupOptions options)
{
    public async Task<CleanupResult> RunAsync(IJobPool pool)
    {
        var started = clock.Now;
        await pool.CloseStreamsAsync();

        var jobs = pool.Measure(started).Jobs;
        var ids = jobs.Select(job => job.JobId).OfType<string>().ToList();
        using var deadline = new CancellationTokenSource(options.Deadline, clock.Time);
        await DeleteWhereSupportedAsync(ids, deadline.Token);
        var leftovers = await Task.WhenAll(ids.Select(id => AwaitGoneAsync(id, pool, deadline.Token)));

        return new CleanupResult
        {
            Gone = [.. ids.Except(leftovers.OfType<Leftover>().Select(leftover => leftover.JobId))],
            Leftovers = [.. leftovers.OfType<Leftover>()],
            Nameless = jobs.Count(job => job.MayBeNameless),
            Duration = clock.Now - started,
        };
    }

    // Most installations cannot delete; one question finds out. Whatever DELETE answers, only AwaitGoneAsync decides.
    private async Task DeleteWhereSupportedAsync(List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0 && await TryDeleteAsync(ids[0], cancellationToken) == JobDeletion.Accepted)
        {
            await Task.WhenAll(ids.Skip(1).Select(id => TryDeleteAsync(id, cancellationToken)));
        }
    }

    private async Task<JobDeletion> TryDeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.DeleteJobAsync(id, cancellationToken);
        }
        catch (FocusServerException)
        {
            return JobDeletion.NotSupported;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return JobDeletion.NotSupported;
        }
    }

    private async Task<Leftover?> AwaitGoneAsync(string id, IJobPool pool, CancellationToken deadline)
    {
        var reason = "the server still has it";
        var pause = options.MinPoll;
        try
        {
            while (true)
            {
                try
                {
                    if (await client.FindJobAsync(id, deadline) == JobPresence.Gone)
                    {
                        pool.MarkGone(id);
                        return null;
                    }

                    reason = "the server still has it";
                }
                catch (FocusServerException e)
                {
                    reason = e.Message;
                }

                await Task.Delay(pause, clock.Time, deadline);
                pause = pause * 2 < options.MaxPoll ? pause * 2 : options.MaxPoll;
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return new Leftover(id, FormattableString.Invariant($"after {options.Deadline.TotalSeconds:0.#} s: {reason}"));
        }
    }
}
