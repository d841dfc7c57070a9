using FocusServer.Contracts.Rest;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.Jobs;

/// <summary>
/// The live jobs of a run. It is asked for a level, and answers with states and measurements that can be added up; it neither plans nor judges,
/// so that a pool on many machines could take its place.
/// </summary>
public interface IJobPool : IAsyncDisposable
{
    /// <summary>The jobs of the level: every one asked for and not released.</summary>
    IJobGroup Current { get; }

    /// <summary>Every job ever asked for, released ones included.</summary>
    IJobGroup Everything { get; }

    /// <summary>
    /// Asks for as many jobs as are missing to a level, and returns when each of them streams, or never will. A job that was refused,
    /// failed or lost is not asked for again.
    /// </summary>
    /// <param name="level">How many jobs are to have been asked for, in all that are not released.</param>
    /// <param name="request">What each of them asks for.</param>
    /// <param name="cancellationToken">Stops asking. A request that is out is waited for, so that no job is left without an owner.</param>
    Task RaiseToAsync(int level, ConfigureRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Takes every job out of the level that does not stream, and the newest of the others that are too many for it. Nothing is closed by that: who
    /// releases jobs ends them.
    /// </summary>
    /// <param name="level">How many streaming jobs may stay, at most.</param>
    /// <returns>The jobs taken out.</returns>
    IJobGroup Release(int level);

    /// <summary>How the rows came since this was last asked, from the beginning the first time.</summary>
    StreamMeasurement TakeStreams();
}
