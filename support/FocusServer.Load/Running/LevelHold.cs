using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Holds;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>Holds a level for the interval of the plan, and measures what its jobs and the health probes do meanwhile.</summary>
internal sealed class LevelHold(
    IFocusServerClient client, IJobPool pool, RampLimits limits, TimeSpan interval, RunOptions options, RunClock clock, RunEvents events, RunFigures figures, PaceKeeper pace)
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(0.1);

    private readonly HealthProbe _probe = new(client, clock, options.ProbeInterval, limits);

    /// <summary>The answers to the health probes of all holds.</summary>
    public LatencySummary ApiResponse => _probe.Summarize();

    /// <summary>Holds a level, and judges the hold.</summary>
    public async Task<StepResult> RunAsync(RampStep step, int attempt, RepeatedStarts? repeated, CancellationToken cancellationToken)
    {
        // Load generators on other machines answer after a while: the hold begins, and its probes are due, when they have.
        await figures.BeginHoldAsync();
        var before = await pool.Current.MeasureAsync(clock.Now);
        var from = clock.Now;
        var until = from + interval;
        events.Publish(new HoldStarted(from, step, attempt, interval));
        var watch = new HoldWatch(pool.Current, step.Level, limits, options.Abort, clock);
        await using var probes = _probe.Start(from, until, watch, cancellationToken);
        var endedEarly = await watch.RunAsync(from, until, cancellationToken);
        var ended = endedEarly is null ? until : clock.Now;
        var pooled = await MeasureAsync(from, ended, cancellationToken);

        var answers = await probes.Answers;
        var (streams, generator, generators) = await figures.EndHoldAsync();
        var measured = new HoldMeasurement
        {
            Step = step,
            Attempt = attempt,
            RepeatedStarts = repeated,
            StartedAt = from,
            EndedAt = ended,
            EndedEarly = endedEarly,
            Pool = pooled,
            Probes = answers,
            Streams = streams,
            Generator = generator,
            Generators = generators,
            Pace = pace.Pace,
            Applied = AppliedLoad.From(before, pooled, ended, streams, answers),
        };
        var result = StepResult.From(measured, limits);
        events.Publish(new StepJudged(clock.Now, result));
        return result;
    }

    // A job that fell silent shortly before the end is given its time to bring one more row: it streams again, or it stalled in this hold.
    private async Task<PoolMeasurement> MeasureAsync(TimeSpan from, TimeSpan until, CancellationToken cancellationToken)
    {
        var pooled = await pool.Current.MeasureAsync(from);
        while (pooled.Jobs.Any(job => pooled.IsUndecided(job, until)))
        {
            await clock.WaitUntilAsync(clock.Now + _look, cancellationToken);
            pooled = await pool.Current.MeasureAsync(from);
        }

        return pooled;
    }
}
