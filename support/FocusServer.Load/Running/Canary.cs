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
        var canary = pool.Current.Measure(clock.Now).Jobs[0];
        return canary.State == JobState.Streaming
            ? canary
            : throw new CutShortException($"{What(canary)}, so no other was asked for. {Advice(canary.State)}");
    }

    private static string What(JobRecord canary)
    {
        var state = canary.State.ToString().ToLowerInvariant();
        return $"the very first job {(canary.State == JobState.Failed ? state : "was " + state)}{(canary.Cause is null ? "" : $" ({canary.Cause})")}";
    }

    private static string Advice(JobState state) => state == JobState.Refused
        ? "Free capacity on the server, or wait a minute for the jobs of others to go, before a load test."
        : "See that a single live job can be watched on this server before a load test.";
}
