using FocusServer.Client;
using FocusServer.Load.Measure;

namespace FocusServer.Load.Run;

/// <summary>
/// Asks for the channels on a fixed schedule, whether or not the last answer has come, and times each answer from when its question was due:
/// a server that is slow cannot slow down the questions, and waiting cannot hide.
/// </summary>
internal sealed class HealthProbe(IFocusServerClient client, RunClock clock, TimeSpan interval)
{
    /// <summary>Probes from a time until another, or until the hold is over; returns when the last probe has been answered or has failed.</summary>
    public async Task<ProbeMeasurement> RunAsync(TimeSpan from, TimeSpan until, HoldWatch watch, CancellationToken cancellationToken)
    {
        var probes = new List<Task<ProbeAnswer>>();
        for (var due = from; due < until && !watch.IsOver; due += interval)
        {
            await clock.WaitUntilAsync(due, cancellationToken);
            probes.Add(ProbeAsync(due, watch, cancellationToken));
        }

        return Summarize(await Task.WhenAll(probes));
    }

    private async Task<ProbeAnswer> ProbeAsync(TimeSpan due, HoldWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetChannelsAsync(cancellationToken);
            var answer = new ProbeAnswer(clock.Now - due, null);
            watch.Answered(answer.After);
            return answer;
        }
        catch (FocusServerException e)
        {
            watch.Failed(e);
            return new ProbeAnswer(clock.Now - due, e.Message);
        }
    }

    private static ProbeMeasurement Summarize(ProbeAnswer[] answers)
    {
        var response = new LatencyHistogram();
        foreach (var answer in answers.Where(answer => answer.Failure is null))
        {
            response.Add(answer.After);
        }

        return new ProbeMeasurement
        {
            Due = answers.Length,
            Answered = answers.Count(answer => answer.Failure is null),
            Failures = [.. answers.Where(answer => answer.Failure is not null)
                .CountBy(answer => answer.Failure!)
                .OrderByDescending(cause => cause.Value)
                .Select(cause => new ProbeFailure(cause.Key, cause.Value))],
            Response = response.Summarize(),
        };
    }

    private readonly record struct ProbeAnswer(TimeSpan After, string? Failure);
}
