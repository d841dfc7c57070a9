using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Holds;
using FocusServer.Load.Jobs;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>
/// The very first job of the first level goes alone: where it cannot be made and streamed, all others would only be in the server's way.
/// It is one of the level's own jobs, since a window stays taken for a while after its job is closed.
/// </summary>
internal sealed class Canary(IJobPool pool, RunClock clock)
{
    private bool _sent;

    /// <summary>Asks for the first job, once, and waits until it streams; null when it was asked for before.</summary>
    /// <exception cref="CutShortException">It does not; the message says why, and what to do.</exception>
    public async Task<JobRecord?> SendAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        if (_sent)
        {
            return null;
        }

        _sent = true;
        await pool.RaiseToAsync(1, request, cancellationToken);
        var canary = (await pool.Current.MeasureAsync(clock.Now)).Jobs[0];
        return canary.State == JobState.Streaming
            ? canary
            : throw new CutShortException($"{What(canary)}, so no other was asked for. {Advice(canary.State)}");
    }

    private static string What(JobRecord canary)
    {
        var ended = canary.State switch
        {
            JobState.Failed => "failed",
            JobState.GeneratorError => "could not be made or read by the load generator",
            _ => "was " + canary.State.ToString().ToLowerInvariant(),
        };
        return $"the very first job {ended}{(canary.Cause is null ? "" : $" ({canary.Cause})")}";
    }

    private static string Advice(JobState state) => state switch
    {
        JobState.Refused => "Free capacity on the server, or wait a minute for the jobs of others to go, before a load test.",
        JobState.GeneratorError => "This says nothing about the server.",
        _ => "See that a single live job can be watched on this server before a load test.",
    };
}
