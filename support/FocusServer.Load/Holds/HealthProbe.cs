using FocusServer.Client;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Holds;

/// <summary>
/// Asks for the channels on a fixed schedule, whether or not the last answer has come, and times each answer from when its question was
/// due: a server that is slow cannot slow down the questions, and waiting cannot hide.
/// </summary>
internal sealed class HealthProbe(IFocusServerClient client, RunClock clock, TimeSpan interval, RampLimits limits)
{
    private readonly LatencyHistogram _run = new();

    public LatencySummary Summarize() => _run.Summarize();

    /// <summary>Probes from a time until another, or until the hold is over.</summary>
    public ProbesUnderWay Start(TimeSpan from, TimeSpan until, HoldWatch watch, CancellationToken cancellationToken) =>
        new(given => RunAsync(from, until, watch, given), cancellationToken);

    private async Task<ProbeMeasurement> RunAsync(TimeSpan from, TimeSpan until, HoldWatch watch, CancellationToken cancellationToken)
    {
        var tally = new ProbeTally(limits);
        var probes = new HashSet<Task>();
        try
        {
            for (var due = from; due < until && !watch.IsOver; due += interval)
            {
                await clock.WaitUntilAsync(due, cancellationToken);
                probes.RemoveWhere(probe => probe.IsCompletedSuccessfully);
                probes.Add(ProbeAsync(due, tally, watch, cancellationToken));
            }
        }
        finally
        {
            await Task.WhenAll(probes);
        }

        return tally.Close(_run);
    }

    private async Task ProbeAsync(TimeSpan due, ProbeTally tally, HoldWatch watch, CancellationToken cancellationToken)
    {
        tally.Sent(clock.Now - due);
        try
        {
            await client.GetChannelsAsync(cancellationToken);
            var after = clock.Now - due;
            tally.Answered(due, after);
            watch.Answered(after);
        }
        catch (FocusServerException e)
        {
            tally.Failed(due, e);
            watch.Failed(e);
        }
    }
}
