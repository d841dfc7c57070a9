using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Generators;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Load.Telemetry;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>Runs ramps against one server.</summary>
/// <param name="client">Speaks to the server.</param>
/// <param name="time">Scenario time.</param>
/// <param name="options">The options of a ramp.</param>
/// <param name="monitor">Watches the load generator while a ramp runs; null (default) for none: the generator is then taken to be
/// well.</param>
/// <param name="fleet">The load generators on other machines that make the load; null (default) for this process alone.</param>
public sealed class LoadTest(IFocusServerClient client, TimeProvider time, RunOptions options, IGeneratorMonitor? monitor = null, GeneratorFleet? fleet = null)
{
    /// <summary>Follows a plan, judges it, and cleans up. Whatever happens on the way ends in the result, after the cleanup.</summary>
    /// <param name="plan">The ramp.</param>
    /// <param name="limits">The limits that it is judged by.</param>
    /// <param name="manifest">The description of the run.</param>
    /// <param name="observers">Are told what happens, as it happens.</param>
    /// <param name="cancellationToken">Cuts the run short: nothing more is asked for, and the cleanup begins.</param>
    /// <exception cref="ArgumentException">The limits hold mistakes; the message names them all. Nothing was sent.</exception>
    /// <exception cref="GeneratorsException">A load generator on another machine refuses. Nothing was sent.</exception>
    public async Task<RampResult> RunAsync(
        RampPlan plan, RampLimits limits, RunManifest manifest, IReadOnlyList<IRunObserver> observers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(limits);
        var mistakes = limits.Validate();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes), nameof(limits));
        }

        var clock = new RunClock(time);
        var events = new RunEvents(observers);

        // What a burst promises is that all of its jobs can be asked for at once.
        var starts = plan.Options.Pattern == RampPattern.Burst
            ? plan.Options.InitialJobs
            : Math.Min(options.Pool.MaxConcurrentStarts ?? plan.Options.StepIncrement, JobPoolOptions.MostConcurrentStarts);
        var traced = RunTraces.AreWritten ? new TracedClient(client) : client;
        var own = options with { Pool = options.Pool with { MaxConcurrentStarts = starts } };
        await using IJobPool pool = fleet is null
            ? new JobPool(traced, own.Pool, clock, events)
            : await DistributedJobPool.OpenAsync(fleet, own.Pool, clock, events);
        var figures = new RunFigures(pool, monitor, clock);
        var pace = new PaceKeeper(options.PaceGivesWay ? time as PacedTimeProvider : null, clock, events);
        var hold = new LevelHold(traced, pool, limits, plan.Options.StepInterval, own, clock, events, figures, pace);
        return await new RampRunner(plan, limits, traced, pool, own, clock, events, figures, pace, hold).RunAsync(manifest with { Generators = pool.Generators }, cancellationToken);
    }
}
