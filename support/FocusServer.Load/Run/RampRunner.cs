using FocusServer.Client;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Measure;
using FocusServer.Load.Ramp;
using FocusServer.Load.Run.Events;
using FocusServer.Load.Sla;

namespace FocusServer.Load.Run;

/// <summary>Follows a plan against one server, and cleans up whatever happens. It plans nothing and judges nothing itself.</summary>
internal sealed class RampRunner(
    RampPlan plan,
    RampLimits limits,
    IFocusServerClient client,
    IJobPool pool,
    RunOptions options,
    RunClock clock,
    RunEvents events,
    Func<CancellationToken, Task> prepare)
{
    private readonly HealthProbe _probe = new(client, clock, options.ProbeInterval);
    private readonly Canary _canary = new(pool, clock);
    private readonly List<StepResult> _holds = [];
    private RampStep _step = plan.Steps[0];
    private FinalHealth? _finalHealth;
    private TimeSpan _cleanUpWithin = options.Cleanup.Deadline;
    private bool _generatorFailed;

    /// <summary>Runs the ramp to its end, or until cancelled; returns what it found, cleanup included.</summary>
    public async Task<RampResult> RunAsync(RunManifest manifest, CancellationToken cancellationToken)
    {
        events.Publish(new RunStarted(clock.Now, manifest, plan, limits, new RunTimes(options.Pool.ReadyTimeout, options.Pool.MaxConcurrentStarts, options.Cleanup.Deadline)));
        var cutShort = await FollowAsync(cancellationToken);
        var jobs = pool.Measure(clock.Now).Jobs;
        var cleanup = await CleanUpAsync(cutShort);
        cutShort ??= Unwritten();

        var result = new RampResult
        {
            Plan = plan,
            Limits = limits,
            Holds = _holds,
            FinalHealth = _finalHealth,
            Jobs = jobs,
            Cleanup = cleanup,
            Duration = clock.Now,
            CutShort = cutShort,
            GeneratorFailed = _generatorFailed || events.Failure is not null,
        };
        events.Publish(new RunFinished(clock.Now, result));
        return result with { CutShort = cutShort ?? Unwritten(), GeneratorFailed = result.GeneratorFailed || events.Failure is not null };
    }

    // The unit of work that ends here is the climb: whatever stops it becomes the reason why nothing is proven, and the cleanup goes on.
    private async Task<string?> FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await prepare(cancellationToken);
            await ClimbAsync(cancellationToken);
            await CheckFinalHealthAsync(cancellationToken);
            return Unwritten();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var stop = options.AskWhyCancelled();
            _cleanUpWithin = stop.CleanUpWithin < _cleanUpWithin ? stop.CleanUpWithin.Value : _cleanUpWithin;
            return $"cut short at step {_step.Number} ({_step.Level} jobs): {stop.Reason}";
        }
        catch (CutShortException e)
        {
            return $"cut short at step {_step.Number} ({_step.Level} jobs): {e.Message}";
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            _generatorFailed = true;
            return $"cut short at step {_step.Number} ({_step.Level} jobs) by an error of the load generator: {e.GetType().Name}, {e.Message}";
        }
    }

    // Evidence that is not whole proves nothing, whenever it was lost.
    private string? Unwritten() => events.Failure is null ? null : $"the run could not be written down: {events.Failure.Message}";

    private async Task ClimbAsync(CancellationToken cancellationToken)
    {
        var failedInARow = 0;
        foreach (var step in plan.Steps)
        {
            await RaiseAsync(step, cancellationToken);
            var healthy = await HoldAsync(step, attempt: 1, cancellationToken) || await HoldAsync(step, attempt: 2, cancellationToken);
            failedInARow = healthy ? 0 : failedInARow + 1;
            if (step == plan.Steps[^1])
            {
                events.Publish(new MaximumReached(clock.Now, step.Level, _holds[^1].Streaming));
            }
            else if (failedInARow >= options.StopAfterFailedLevels)
            {
                return;
            }
        }
    }

    private async Task RaiseAsync(RampStep step, CancellationToken cancellationToken)
    {
        _step = step;
        events.Publish(new StepStarted(clock.Now, step));
        await _canary.SendAsync(cancellationToken);
        await pool.RaiseToAsync(step.Level, cancellationToken);
        var pooled = pool.Measure(clock.Now);
        var created = AddedBy(step, pooled).Count(job => job.State == JobState.Streaming);
        events.Publish(new LevelRaised(clock.Now, step, step.JobsToAdd, created));
        RefusedLevel.Check(AddedBy(step, pooled), pooled);
    }

    private async Task<bool> HoldAsync(RampStep step, int attempt, CancellationToken cancellationToken)
    {
        var interval = plan.Options.StepInterval;
        var from = clock.Now;
        var until = from + interval;
        events.Publish(new HoldStarted(from, step, attempt, interval));
        var watch = new HoldWatch(pool, step.Level, limits, options.Abort, clock);
        var probing = _probe.RunAsync(from, until, watch, cancellationToken);
        var endedEarly = await watch.RunAsync(from, until, cancellationToken);
        var ended = endedEarly is null ? until : clock.Now;
        var pooled = pool.Measure(from);

        var result = Judge(step, attempt, from, ended, pooled, await probing) with { EndedEarly = endedEarly };
        _holds.Add(result);
        events.Publish(new StepJudged(clock.Now, result));
        return result.Healthy;
    }

    private StepResult Judge(
        RampStep step, int attempt, TimeSpan from, TimeSpan until, PoolMeasurement pooled, ProbeMeasurement probes)
    {
        var creations = AddedBy(step, pooled).Select(job => job.CreationTime).OfType<TimeSpan>().ToList();
        return new StepResult
        {
            Step = step,
            Attempt = attempt,
            HoldStartedAt = from,
            HoldEndedAt = until,
            Streaming = pooled.StreamedThroughout,
            Active = pooled.Streaming,
            AverageCreation = creations.Count == 0 ? null : TimeSpan.FromTicks((long)creations.Average(time => time.Ticks)),
            Probes = probes,
            Criteria = StepJudge.Judge(pooled, step.Level, probes, limits),
        };
    }

    private static IEnumerable<JobRecord> AddedBy(RampStep step, PoolMeasurement pooled) =>
        pooled.Jobs.Skip(step.Level - step.JobsToAdd).Take(step.JobsToAdd);

    private async Task CheckFinalHealthAsync(CancellationToken cancellationToken)
    {
        var level = _holds[^1].Step.Level;
        events.Publish(new FinalHealthStarted(clock.Now, level, AtMaximum: level == plan.Options.MaxJobs));
        _finalHealth = await new FinalHealthCheck(client, clock).RunAsync(limits.MaxApiResponse, cancellationToken);
        events.Publish(new FinalHealthChecked(clock.Now, _finalHealth));
    }

    private async Task<CleanupResult> CleanUpAsync(string? cutShort)
    {
        events.Publish(new CleanupStarted(clock.Now, cutShort));
        var result = await new JobCleanup(client, clock, options.Cleanup with { Deadline = _cleanUpWithin }).RunAsync(pool);
        events.Publish(new CleanupFinished(clock.Now, result));
        return result;
    }
}
