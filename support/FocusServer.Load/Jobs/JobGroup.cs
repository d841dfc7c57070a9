using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Jobs;

/// <summary>Some jobs of one process.</summary>
internal sealed class JobGroup(IReadOnlyList<LiveJob> jobs) : IJobGroup
{
    public ValueTask<PoolMeasurement> MeasureAsync(TimeSpan since) =>
        ValueTask.FromResult(new PoolMeasurement { Jobs = [.. jobs.Select(job => job.Machine.Snapshot())], Since = since });

    public Task CloseStreamsAsync() => Task.WhenAll(jobs.Select(job => job.DisposeAsync().AsTask()));

    public void MarkGone(string jobId) =>
        jobs.First(job => string.Equals(job.Machine.JobId, jobId, StringComparison.Ordinal)).Machine.Gone();
}
