using System.Collections.Concurrent;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.Telemetry;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Jobs;

/// <summary>The live jobs of one process.</summary>
internal sealed class JobPool(IFocusServerClient client, JobPoolOptions options, RunClock clock, RunEvents events) : IJobPool
{
    private readonly List<LiveJob> _jobs = [];
    private readonly List<LiveJob> _everyJob = [];

    // A name belongs to the request that it answered first: given again, it must not make one job of the server count as two.
    private readonly ConcurrentDictionary<string, JobStateMachine> _names = new(StringComparer.Ordinal);
    private readonly StreamMeter _meter = new();

    public IJobGroup Current => new JobGroup(_jobs);

    public IJobGroup Everything => new JobGroup(_everyJob);

    public Task RaiseToAsync(int level, ConfigureRequest request, CancellationToken cancellationToken)
    {
        var missing = Math.Max(0, level - _jobs.Count);
        var starts = Math.Min(missing, options.MaxConcurrentStarts ?? JobPoolOptions.MostConcurrentStarts);
        return Task.WhenAll(Enumerable.Range(0, starts).Select(_ => StartJobsAsync(level, request, cancellationToken)));
    }

    public async Task RepeatStartsAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        for (var place = 0; place < _jobs.Count; place++)
        {
            if (_jobs[place].Machine.Snapshot() is { StartFailed: true } missing)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _jobs[place] = CreateJob(replaces: missing.Job);
                await _jobs[place].BringUpAsync(request, cancellationToken);
                if (_jobs[place].Machine.Snapshot().State != JobState.Streaming)
                {
                    return;
                }
            }
        }
    }

    public ValueTask<IJobGroup> ReleaseAsync(int level)
    {
        var stay = _jobs.Where(job => job.Machine.Snapshot().State == JobState.Streaming).Take(level).ToHashSet();
        var released = _jobs.Where(job => !stay.Contains(job)).ToList();
        _jobs.RemoveAll(released.Contains);
        return ValueTask.FromResult<IJobGroup>(new JobGroup(released));
    }

    public ValueTask<PoolTake> TakeAsync() => ValueTask.FromResult(new PoolTake(_meter.Take(), []));

    public IReadOnlyList<GeneratorPart> Generators => [];

    public string? Broken => null;

    public async ValueTask DisposeAsync()
    {
        await Everything.CloseStreamsAsync();
        _everyJob.ForEach(job => RunTraces.End(job.Machine.Span));
    }

    private async Task StartJobsAsync(int level, ConfigureRequest request, CancellationToken cancellationToken)
    {
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

                _jobs.Add(CreateJob());
                return _jobs[^1];
            }
        }
    }

    private LiveJob CreateJob(int? replaces = null)
    {
        var machine = new JobStateMachine(_everyJob.Count + 1, options.MinStall, clock, events, _meter, replaces);
        var job = new LiveJob(machine, client, _names, options, clock.Time);
        _everyJob.Add(job);
        return job;
    }
}
