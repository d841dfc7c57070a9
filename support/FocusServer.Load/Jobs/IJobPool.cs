using FocusServer.Contracts.Rest;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.Jobs;

/// <summary>
/// The live jobs of a run. It is asked for a level, and answers with states and measurements that can be added up; it neither plans nor
/// judges, so that a pool on many machines could take its place.
/// </summary>
public interface IJobPool : IAsyncDisposable
{
    /// <summary>The jobs of the level: every one asked for and not released.</summary>
    IJobGroup Current { get; }

    /// <summary>Every job ever asked for, released ones included.</summary>
    IJobGroup Everything { get; }

    /// <summary>Asks for the jobs missing to a level, none of them twice, and returns when each streams or never will.</summary>
    /// <param name="level">The number of jobs to have been asked for, of those that are not released.</param>
    /// <param name="request">The request for each of them.</param>
    /// <param name="cancellationToken">Stops asking. A request that is out is waited for, so that no job is left without an owner.</param>
    Task RaiseToAsync(int level, ConfigureRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Asks once more for the jobs of the level whose start failed, one by one, until one of them fails alone. Each takes the place of the
    /// one that did not come.
    /// </summary>
    /// <param name="request">The request for each of them.</param>
    /// <param name="cancellationToken">Stops asking, as for <see cref="RaiseToAsync"/>.</param>
    Task RepeatStartsAsync(ConfigureRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Takes every job out of the level that does not stream, and the newest of the others that are too many for it. Nothing is closed by
    /// that: the caller ends the released jobs.
    /// </summary>
    /// <param name="level">The most streaming jobs that may stay.</param>
    /// <returns>The jobs taken out.</returns>
    IJobGroup Release(int level);

    /// <summary>Takes what was measured of the rows since the last call, or since the beginning.</summary>
    StreamMeasurement TakeStreams();
}
