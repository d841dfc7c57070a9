using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;

namespace FocusServer.Load.Generators;

/// <summary>Some jobs of many load generators.</summary>
internal sealed class DistributedJobGroup(DistributedJobPool pool, IReadOnlyList<DistributedJob> jobs) : IJobGroup
{
    public async ValueTask<PoolMeasurement> MeasureAsync(TimeSpan since) => await pool.MeasureAsync(jobs, since);

    public Task CloseStreamsAsync() => pool.CloseAsync(jobs);

    public void MarkGone(string jobId) => pool.MarkGone(jobId);
}
