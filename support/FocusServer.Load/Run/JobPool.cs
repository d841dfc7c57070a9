using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Load.Measure;

namespace FocusServer.Load.Run;

/// <summary>The live jobs of one process.</summary>
internal sealed class JobPool(
    IFocusServerClient client,
    JobPoolOptions options,
    RunClock clock,
    RunEvents events) : IJobPool
{
    private readonly List<LiveJob> _jobs = [];
    private readonly JobNames _names = new();

    /// <summary>What is asked for; to be set before the first job is.</summary>
    public ConfigureRequest? Request { get; set; }

    public Task RaiseToAsync(int level, CancellationToken cancellationToken)
    {
        var missing = Math.Max(0, level - _jobs.Count);
        return Task.WhenAll(Enumerable.Range(0, Math.Min(missing, options.MaxConcurrentStarts)).Select(_ => StartJobsAsync(level, cancellationToken)));
    }

    public PoolMeasurement Measure(TimeSpan since) => new() { Jobs = [.. _jobs.Select(job => job.Snapshot())], Since = since };

    public Task CloseStreamsAsync() => Task.WhenAll(_jobs.Select(job => job.CloseStreamsAsync()));

    public void MarkGone(string jobId) =>
        _jobs.First(job => string.Equals(job.JobId, jobId, StringComparison.Ordinal)).MarkGone();

    public async ValueTask DisposeAsync() => await Task.WhenAll(_jobs.Select(job => job.DisposeAsync().AsTask()));

    private async Task StartJobsAsync(int level, CancellationToken cancellationToken)
    {
        var request = Request ?? throw new InvalidOperationException("Nobody has said what to ask for.");
        while (Next(level) is { } job)
        {
            await job.BringUpAsync(request, cancellationToken);
        }

        LiveJob? Next(int limit)
        {
            lock (_jobs)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_jobs.Count >= limit)
                {
                    return null;
                }

                var life = new JobLife(_jobs.Count + 1, options.MinStall, clock, events);
                _jobs.Add(new LiveJob(life, client, _names, options, clock.Time));
                return _jobs[^1];
            }
        }
    }
}
