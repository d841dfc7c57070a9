using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Jobs;

/// <summary>Some jobs of a run, to be measured, and to be ended together.</summary>
public interface IJobGroup
{
    /// <summary>Measures the jobs now, and since a time.</summary>
    /// <param name="since">Scenario time since the run started.</param>
    ValueTask<PoolMeasurement> MeasureAsync(TimeSpan since);

    /// <summary>Closes the streams of every job, all at once. Never throws, and never waits for ever.</summary>
    Task CloseStreamsAsync();

    /// <summary>Notes that the server says a job is gone.</summary>
    void MarkGone(string jobId);
}
