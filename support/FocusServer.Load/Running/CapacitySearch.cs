using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>
/// After a ramp broke: halves what lies between the last good level and the first bad one until they are neighbours, and sees whether the
/// server recovers at the last good one. Every level is approached from below: the load is drained to the last good level, and only when
/// the server says that the closed jobs are gone is the next one asked for, since each holds a window until then.
/// </summary>
internal sealed class CapacitySearch(
    IJobPool pool, IFocusServerClient client, CleanupOptions options, RunClock clock, RunEvents events, Func<RampStep, CancellationToken, Task<bool?>> hold)
{
    private readonly JobCleanup _drain = new(client, clock, options);
    private int _good;
    private int _bad;
    private int _steps;

    /// <summary>Searches; returns the reason why it ended early, or null.</summary>
    public async Task<string?> RunAsync(int good, int bad, CancellationToken cancellationToken)
    {
        (_good, _bad) = (good, bad);
        events.Publish(new SearchStarted(clock.Now, good, bad));
        var stopped = await BisectAsync(cancellationToken) ?? await RecoverAsync(cancellationToken);
        events.Publish(new SearchFinished(clock.Now, _good, _bad, stopped));
        return stopped;
    }

    private async Task<string?> BisectAsync(CancellationToken cancellationToken)
    {
        while (_bad - _good > 1)
        {
            var level = _good + ((_bad - _good) / 2);
            if (await DrainAsync(cancellationToken) is { } stuck)
            {
                return stuck;
            }

            if (await HoldAsync(level, StepKind.Search, cancellationToken) is not { } isGood)
            {
                return $"the hold of {level} jobs proves nothing";
            }

            (_good, _bad) = isGood ? (level, _bad) : (_good, level);
        }

        return null;
    }

    private async Task<string?> RecoverAsync(CancellationToken cancellationToken)
    {
        if (_good == 0)
        {
            return null;
        }

        var stuck = await DrainAsync(cancellationToken);
        if (stuck is null)
        {
            await HoldAsync(_good, StepKind.Recovery, cancellationToken);
        }

        return stuck;
    }

    // True: the level is good; false: it failed twice; null: neither.
    private async Task<bool?> HoldAsync(int level, StepKind kind, CancellationToken cancellationToken)
    {
        var held = (await pool.Current.MeasureAsync(clock.Now)).Jobs.Count;
        return await hold(new RampStep(++_steps, level, level - held) { Kind = kind }, cancellationToken);
    }

    // A job that the level has lost already is drained too: its window may still be taken.
    private async Task<string?> DrainAsync(CancellationToken cancellationToken)
    {
        var surplus = await pool.ReleaseAsync(_good);
        var jobs = (await surplus.MeasureAsync(clock.Now)).Jobs.Count(job => job.JobId is not null || job.MayHaveCreatedJob);
        if (jobs == 0)
        {
            return null;
        }

        events.Publish(new DrainStarted(clock.Now, _good, jobs));
        var result = await _drain.RunAsync(surplus, cancellationToken: cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        events.Publish(new DrainFinished(clock.Now, _good, result));
        return result.Successful ? null : $"the load could not be drained to {_good} jobs: {result.Remains}";
    }
}
