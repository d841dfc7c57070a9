using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Holds;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.Telemetry;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>Runs a plan against one server, and cleans up whatever happens. It plans and judges nothing itself.</summary>
internal sealed class RampRunner(
    RampPlan plan, RampLimits limits, IFocusServerClient client, IJobPool pool, RunOptions options, RunClock clock, RunEvents events,
    RunFigures figures, PaceKeeper pace, LevelHold hold)
{
    private const int HoldsOfALevel = 2;

    private static readonly TimeSpan _askForHealthEvery = TimeSpan.FromSeconds(1);

    private readonly Canary _canary = new(pool, clock);
    private readonly List<StepResult> _holds = [];
    private readonly List<StepResult> _searchHolds = [];
    private RampStep? _step;
    private RunPhase _phase;
    private FinalHealth? _finalHealth;
    private Recovery? _recovery;
    private IReadOnlyList<JobRecord>? _jobs;
    private string? _searchStopped;
    private TimeSpan _cleanUpWithin = options.Cleanup.Deadline;

    /// <summary>Runs the ramp to its end, or until cancelled; returns what it found, cleanup included.</summary>
    public async Task<RampResult> RunAsync(RunManifest manifest, CancellationToken cancellationToken)
    {
        using var span = RunTraces.StartRamp(manifest, plan);
        events.Publish(new RunStarted(clock.Now, manifest, plan, limits, Times));
        options.Witness?.Attach((seen, age) =>
        {
            var now = clock.Now;
            events.Publish(new Observed(now, now - (age * pace.Pace), seen));
        });
        var cutShort = await FollowAsync(cancellationToken);
        var jobs = _jobs ?? await JobsOfTheRampAsync();
        var cleanup = await CleanUpAsync(cutShort);
        await ConcludeAsync();
        cutShort ??= Unwritten();

        var (streams, generator) = await figures.SumAsync();
        var result = new RampResult
        {
            Plan = plan,
            Limits = limits,
            Holds = _holds,
            FinalHealth = _finalHealth,
            Recovery = _recovery,
            Jobs = jobs,
            Search = await SearchedAsync(jobs.Count),
            Cleanup = cleanup,
            Duration = clock.Now,
            CutShort = cutShort,
            Streams = streams,
            ApiResponse = hold.ApiResponse,
            Generator = generator,
        };
        RunTraces.End(span, result);
        var totals = new RunTotals { Duration = result.Duration, Streams = streams, ApiResponse = result.ApiResponse, Generator = generator };
        events.Publish(new RunFinished(clock.Now, totals, cutShort) { Result = result });
        return result with { CutShort = cutShort ?? Unwritten() };
    }

    private async Task ConcludeAsync()
    {
        if (options.Witness is { } witness)
        {
            await witness.ConcludeAsync();
            witness.Attach(null);
        }
    }

    private RunTimes Times =>
        new(options.Pool.ReadyTimeout, options.Pool.MaxConcurrentStarts ?? JobPoolOptions.MostConcurrentStarts, options.Cleanup.Deadline);

    // The unit of work that ends here is the ramp: whatever stops it becomes the reason why nothing is proven, and the cleanup goes on.
    private async Task<CutShort?> FollowAsync(CancellationToken cancellationToken)
    {
        if (Unwritten() is { } unwritten)
        {
            return unwritten;
        }

        try
        {
            var request = await PrepareAsync(cancellationToken);
            options.Steering?.Attach((wish, who) => events.Publish(new Steered(clock.Now, wish, who)));
            await ClimbAsync(request, cancellationToken);
            await CheckFinalHealthAsync(cancellationToken);
            await SearchAsync(request, cancellationToken);
            return Unwritten();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var stop = options.AskWhyCancelled();
            _cleanUpWithin = stop.CleanUpWithin < _cleanUpWithin ? stop.CleanUpWithin.Value : _cleanUpWithin;
            return CutShort(stop.Reason);
        }
        catch (CutShortException e)
        {
            return CutShort(e.Message + await NoteGeneratorAsync());
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Unwritten() ?? CutShort($"an error of the load generator: {e.GetType().Name}, {e.Message}");
        }
        finally
        {
            options.Steering?.Attach(null);
        }
    }

    // An overloaded load generator may have missed the answers. Where one was lost, no server has any part in it.
    private async Task<string> NoteGeneratorAsync() => pool.Broken is null && (await figures.EndHoldAsync()).Generator is { Overloaded: true } generator
        ? $" But the load generator was {generator.Overload}, so it may have been us."
        : "";

    // Incomplete evidence proves nothing, whenever it was lost.
    private CutShort? Unwritten() => events.Failure is null ? null : CutShort($"the run could not be written down: {events.Failure.Message}");

    private CutShort CutShort(string why) => new(_step, _phase, why);

    private async Task<ConfigureRequest> PrepareAsync(CancellationToken cancellationToken)
    {
        var answer = options.PreconditionTimeout + (limits.MaxApiResponse * 2);
        var shape = plan.Options.Shape;
        var precondition = new Precondition(client, shape, options.PreconditionTimeout, answer, clock.Time);
        var (channels, version) = await precondition.CheckAsync(cancellationToken);
        events.Publish(new PreconditionMet(clock.Now, version, channels.HighestChannel - channels.LowestChannel + 1));
        return ShapedRequest.For(channels, shape);
    }

    private async Task ClimbAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        var failedInARow = 0;
        foreach (var step in plan.Steps)
        {
            var healthy = await RaiseAndHoldAsync(step, request, cancellationToken);
            failedInARow = healthy ? 0 : failedInARow + 1;
            if (step == plan.Steps[^1])
            {
                events.Publish(new MaximumReached(clock.Now, step.Level, _holds[^1].Streaming));
            }
            else if (failedInARow >= options.StopAfterFailedLevels)
            {
                return;
            }

            await StayAsync(step, cancellationToken);
        }
    }

    // Its jobs stream on, and nothing is raised or judged.
    private async Task StayAsync(RampStep step, CancellationToken cancellationToken)
    {
        if (options.Steering?.WaitAsync(cancellationToken) is { } stay)
        {
            var from = clock.Now;
            try
            {
                await stay;
            }
            finally
            {
                events.Publish(new LevelStayed(clock.Now, step, clock.Now - from));
            }
        }
    }

    // A hold that failed is held once more. One that proved nothing does not count where the pace can give way, or a better moment may come: it is held again.
    private async Task<bool> RaiseAndHoldAsync(RampStep step, ConfigureRequest request, CancellationToken cancellationToken)
    {
        using var span = RunTraces.StartStep(step, clock.Now);
        await RaiseAsync(step, request, cancellationToken);
        RepeatedStarts? repeated = null;
        for (int attempt = 1, counted = 0; ; attempt++)
        {
            var held = await hold.RunAsync(step, attempt, repeated, cancellationToken);
            RunTraces.Judged(span, held, clock.Now);
            (step.Kind == StepKind.Ramp ? _holds : _searchHolds).Add(held);
            if (pool.Broken is { } broken)
            {
                throw new CutShortException(broken);
            }

            if (pace.HoldsAgain(held))
            {
                continue;
            }

            if (held.Healthy || ++counted == HoldsOfALevel)
            {
                return held.Healthy;
            }

            await clock.WaitUntilAsync(clock.Now + options.RestBeforeRepeat, cancellationToken);
            repeated = await RepeatStartsAsync(step, request, cancellationToken);
        }
    }

    // A server that can start only few jobs at a time may hold more than it starts: where starts failed beside jobs that stream, the
    // missing ones are asked for once more, one by one. Not after a burst, which promises that they come at once.
    private async Task<RepeatedStarts?> RepeatStartsAsync(RampStep step, ConfigureRequest request, CancellationToken cancellationToken)
    {
        var atOnce = Math.Min(step.JobsToAdd, Times.StartsAtOnce);
        var pooled = await pool.Current.MeasureAsync(clock.Now);
        var missing = pooled.Jobs.Count(job => job.StartFailed);
        if (missing == 0 || atOnce < 2 || pooled.Streaming == 0 || IsBurst)
        {
            return null;
        }

        await pool.RepeatStartsAsync(request, cancellationToken);
        var came = pooled.Jobs.Zip((await pool.Current.MeasureAsync(clock.Now)).Jobs).Count(place => place is { First.StartFailed: true, Second.State: JobState.Streaming });
        var repeated = new RepeatedStarts(atOnce, step.Level, missing, came);
        events.Publish(new StartsRepeated(clock.Now, step, repeated));
        return repeated;
    }

    private async Task RaiseAsync(RampStep step, ConfigureRequest request, CancellationToken cancellationToken)
    {
        _step = step;
        figures.BeginLevel();
        events.Publish(new StepStarted(clock.Now, step));
        if (!IsBurst)
        {
            NoteLoad(await _canary.SendAsync(request, cancellationToken));
        }

        await pool.RaiseToAsync(step.Level, request, cancellationToken);
        var pooled = await pool.Current.MeasureAsync(clock.Now);
        if (IsBurst && step == plan.Steps[0])
        {
            NoteLoad(pooled.Jobs.FirstOrDefault(job => job.Load is not null));
        }

        var created = AddedBy(step, pooled).Count(job => job.State == JobState.Streaming);
        events.Publish(new LevelRaised(clock.Now, step, step.JobsToAdd, created));

        // To refuse what exceeds a capacity is what a ramp is there to find; where nothing streams at all, there is nothing to hold.
        if (step.Kind == StepKind.Ramp && pooled.Streaming == 0 && AddedBy(step, pooled).All(job => job.State == JobState.Refused))
        {
            throw new CutShortException("every job of the level was refused, and none is streaming. Free capacity on the server before a load test.");
        }
    }

    private bool IsBurst => plan.Options.Pattern == RampPattern.Burst;

    private void NoteLoad(JobRecord? first)
    {
        if (first is { Load: { } load })
        {
            events.Publish(new LoadKnown(clock.Now, plan.Options.Shape.Expected, load, plan.Options.MaxJobs));
        }
    }

    private static IEnumerable<JobRecord> AddedBy(RampStep step, PoolMeasurement pooled) =>
        pooled.Jobs.Skip(step.Level - step.JobsToAdd).Take(step.JobsToAdd);

    private async Task CheckFinalHealthAsync(CancellationToken cancellationToken)
    {
        _phase = RunPhase.FinalHealth;
        var level = _holds[^1].Step.Level;
        events.Publish(new FinalHealthStarted(clock.Now, level, AtMaximum: level == plan.Options.MaxJobs));
        _finalHealth = await new FinalHealthCheck(client, clock).RunAsync(limits, cancellationToken);
        events.Publish(new FinalHealthChecked(clock.Now, _finalHealth));
        if (_finalHealth.Healthy)
        {
            Recovered(new Recovery(clock.Now - _holds[^1].HoldEndedAt, null));
        }
    }

    // While the jobs end, and some time longer where the cleanup is done before.
    private async Task WatchRecoveryAsync(FinalHealth health)
    {
        var since = _holds[^1].HoldEndedAt;
        while (!health.Healthy && clock.Now - since < Recovery.Longest)
        {
            // An ill server may take longer to answer than the time between two questions.
            await clock.WaitUntilAsync(clock.Now + _askForHealthEvery, CancellationToken.None);
            try
            {
                health = await new FinalHealthCheck(client, clock).RunAsync(limits, CancellationToken.None);
            }
#pragma warning disable CA1031 // The run's last events are still to be written, whatever becomes of this measurement
            catch (Exception)
#pragma warning restore CA1031
            {
                // Not measured: a promise of it has no data.
                return;
            }
        }

        Recovered(new Recovery(health.Healthy ? clock.Now - since : null, health.Reason));
    }

    private void Recovered(Recovery recovery)
    {
        _recovery = recovery;
        events.Publish(new RecoveryChecked(clock.Now, recovery));
    }

    // The jobs of the ramp are counted before the search asks for others.
    private async Task SearchAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        if (options.FindCapacity && BreakJudge.FirstBad(_holds) is { } bad)
        {
            _phase = RunPhase.Search;
            _jobs = await JobsOfTheRampAsync();
            var good = _holds.Where(hold => hold.Healthy).Select(hold => hold.Step.Level).DefaultIfEmpty().Max();
            var search = new CapacitySearch(pool, client, options.Drain, clock, events, (step, cancelled) => HoldTrialLevelAsync(step, request, cancelled));
            _searchStopped = "it was cut short";
            _searchStopped = await search.RunAsync(good, bad.Step.Level, cancellationToken);
        }
    }

    private async Task<bool?> HoldTrialLevelAsync(RampStep step, ConfigureRequest request, CancellationToken cancellationToken)
    {
        await RaiseAndHoldAsync(step, request, cancellationToken);
        await StayAsync(step, cancellationToken);
        var held = _searchHolds[^1];
        return held.Healthy ? true : BreakJudge.FailedTwice(_searchHolds, held) ? false : null;
    }

    private async Task<IReadOnlyList<JobRecord>> JobsOfTheRampAsync() => [.. (await pool.Current.MeasureAsync(clock.Now)).Jobs.OrderBy(job => job.Job)];

    private async Task<CapacitySearchResult?> SearchedAsync(int jobsOfTheRamp) => !options.FindCapacity ? null : new()
    {
        Needed = _jobs is not null,
        Holds = _searchHolds,
        JobsAsked = (await pool.Everything.MeasureAsync(clock.Now)).Jobs.Count - jobsOfTheRamp,
        Stopped = _searchStopped,
    };

    private async Task<CleanupResult> CleanUpAsync(CutShort? cutShort)
    {
        _phase = RunPhase.Cleanup;
        events.Publish(new CleanupStarted(clock.Now, cutShort));
        var recovery = cutShort is null && _finalHealth is { Healthy: false } ? WatchRecoveryAsync(_finalHealth) : Task.CompletedTask;
        var result = await new JobCleanup(client, clock, options.Cleanup with { Deadline = _cleanUpWithin })
            .RunAsync(pool.Everything, deadline => events.Publish(new JobsClosed(clock.Now, deadline)));
        events.Publish(new CleanupFinished(clock.Now, result));
        await recovery;
        pace.Restore();
        return result;
    }
}
