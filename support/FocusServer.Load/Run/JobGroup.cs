using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Measure;

namespace FocusServer.Load.Run;

/// <summary>Some jobs of one process.</summary>
internal sealed class JobGroup(IReadOnlyList<LiveJob> jobs) : IJobGroup
{
    public PoolMeasurement Measure(TimeSpan since) => new() { Jobs = [.. jobs.Select(job => job.Snapshot())], Since = since };

    public Task CloseStreamsAsync() => Task.WhenAll(jobs.Select(job => job.CloseStreamsAsync()));

    public void MarkGone(string jobId) =>
        jobs.First(job => string.Equals(job.JobId, jobId, StringComparison.Ordinal)).MarkGone();
}
