using FocusServer.Load.Measure;

namespace FocusServer.Load.Run;

/// <summary>
/// The live jobs of a run. It is asked for a level, and answers with states and measurements that can be added up; it neither plans nor judges,
/// so that a pool on many machines could take its place.
/// </summary>
public interface IJobPool : IAsyncDisposable
{
    /// <summary>
    /// Asks for as many jobs as are missing to a level, and returns when each of them streams, or never will. A job that was refused,
    /// failed or lost is not asked for again.
    /// </summary>
    /// <param name="level">How many jobs are to have been asked for, in all.</param>
    /// <param name="cancellationToken">Stops asking. A request that is out is waited for, so that no job is left without an owner.</param>
    Task RaiseToAsync(int level, CancellationToken cancellationToken);

    /// <summary>The jobs now, and how they did since a time.</summary>
    /// <param name="since">Scenario time since the run started.</param>
    PoolMeasurement Measure(TimeSpan since);

    /// <summary>How the rows came since this was last asked, from the beginning the first time.</summary>
    StreamMeasurement TakeStreams();

    /// <summary>Closes the streams of every job, all at once. Never throws, and does not wait for ever: the server is asked in any case.</summary>
    Task CloseStreamsAsync();

    /// <summary>Notes that the server says a job is gone.</summary>
    void MarkGone(string jobId);
}
