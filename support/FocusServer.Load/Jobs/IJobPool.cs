using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Runs;

namespace FocusServer.Load.Jobs;

/// <summary>
/// The live jobs of a run, on this machine or on many. It is asked for a level, and answers with states and measurements that can be added
/// up; it neither plans nor judges.
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
    ValueTask<IJobGroup> ReleaseAsync(int level);

    /// <summary>Takes what was measured since the last call, or since the beginning.</summary>
    ValueTask<PoolTake> TakeAsync();

    /// <summary>The load generators on other machines that the jobs belong to; none when all of them are this process's own.</summary>
    IReadOnlyList<GeneratorPart> Generators { get; }

    /// <summary>The reason why the pool can no longer hold what it is asked for, in words without a full stop; null when it can.</summary>
    string? Broken { get; }
}
