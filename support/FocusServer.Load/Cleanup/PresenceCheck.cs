using FocusServer.Client;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Cleanup;

/// <summary>Finds out whether the server's word proves anything: one that calls a streaming job gone may say so of any.</summary>
internal sealed class PresenceCheck(IFocusServerClient client, RunClock clock, CleanupOptions options)
{
    /// <summary>The jobs that the server called gone, and that brought rows on every stream after it had said so.</summary>
    public async Task<IReadOnlySet<string>> FindDeniedAsync(IJobGroup pool)
    {
        var answers = await Task.WhenAll((await FindStreamingAsync(pool)).Select(id => AskAsync(id)));
        var denials = answers.OfType<Denial>().ToList();
        if (denials.Count > 0)
        {
            await clock.WaitUntilAsync(clock.Now + options.DenialWait, CancellationToken.None);
        }

        var jobs = (await pool.MeasureAsync(clock.Now)).Jobs;
        return denials.Where(denial => jobs.Any(job => job.JobId == denial.JobId && job.LastRowAt > denial.At)).Select(denial => denial.JobId).ToHashSet();
    }

    private async Task<IEnumerable<string>> FindStreamingAsync(IJobGroup pool) =>
        (await pool.MeasureAsync(clock.Now)).Jobs.Where(job => job.State == JobState.Streaming).Select(job => job.JobId).OfType<string>();

    private async Task<Denial?> AskAsync(string id)
    {
        using var limit = new CancellationTokenSource(options.DenialWait, clock.Time);
        try
        {
            return await client.FindJobAsync(id, limit.Token) == JobPresence.Gone ? new Denial(id, clock.Now) : null;
        }
#pragma warning disable CA1031 // No answer is no denial; the cleanup asks again
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private sealed record Denial(string JobId, TimeSpan At);
}
