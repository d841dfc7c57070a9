using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
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
    private readonly List<LiveJob> _everyJob = [];
    private readonly JobNames _names = new();
    private readonly StreamMeter _meter = new();

    public IJobGroup Everything => new JobGroup(_everyJob);

    /// <summary>What is asked for; to be set before the first job is.</summary>
    public ConfigureRequest? Request { get; set; }

    public Task RaiseToAsync(int level, CancellationToken cancellationToken)
    {
        var missing = Math.Max(0, level - _jobs.Count);
        return Task.WhenAll(Enumerable.Range(0, Math.Min(missing, options.MaxConcurrentStarts ?? JobPoolOptions.MostConcurrentStarts)).Select(_ => StartJobsAsync(level, cancellationToken)));
    }

    public IJobGroup Release(int level)
    {
        var stay = _jobs.Where(job => job.Snapshot().State == JobState.Streaming).Take(level).ToHashSet();
        var released = _jobs.Where(job => !stay.Contains(job)).ToList();
        _jobs.RemoveAll(released.Contains);
        return new JobGroup(released);
    }

    public PoolMeasurement Measure(TimeSpan since) => new JobGroup(_jobs).Measure(since);

    public StreamMeasurement TakeStreams() => _meter.Take();

    public Task CloseStreamsAsync() => new JobGroup(_jobs).CloseStreamsAsync();

    public void MarkGone(string jobId) => new JobGroup(_jobs).MarkGone(jobId);

    public async ValueTask DisposeAsync() => await Task.WhenAll(_everyJob.Select(job => job.DisposeAsync().AsTask()));

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

                var life = new JobLife(_everyJob.Count + 1, options.MinStall, clock, events, _meter);
                _jobs.Add(new LiveJob(life, client, _names, options, clock.Time));
                _everyJob.Add(_jobs[^1]);
                return _jobs[^1];
            }
        }
    }
}
