using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Support.Tests.Evidence.Power;

/// <summary>A ramp of one level, whose jobs fail each by chance of its own in each hold; the judges are the real ones.</summary>
internal sealed class SimulatedLevel(int level, RampLimits limits)
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(10);
    private static readonly JobRecord _streaming = new()
    {
        Job = 1,
        JobId = "any",
        State = JobState.Streaming,
        RequestedAt = default,
        StreamingSince = default(TimeSpan),
        LastRowAt = _interval,
        Stalls = 0,
        MayHaveCreatedJob = false,
    };

    private static readonly JobRecord _stalled = _streaming with { State = JobState.Stalled, StreamingSince = null, Stalls = 1 };
    private static readonly ProbeMeasurement _probes = new()
    {
        Due = 1,
        Answered = 1,
        Failures = [],
        Response = new LatencySummary { Count = 1, Max = TimeSpan.FromMilliseconds(40) },
    };

    private readonly (JobRecord Streaming, JobRecord Stalled)[] _jobs =
        [.. Enumerable.Range(1, level).Select(job => (_streaming with { Job = job }, _stalled with { Job = job }))];

    private readonly RampPlan _plan = RampPlan.From(
        new RampOptions { Name = "one level", InitialJobs = level, MaxJobs = level, StepIncrement = 1, StepInterval = _interval });

    /// <summary>Holds the level, and once more if it failed; true when the ramp was held.</summary>
    public bool IsHeld(Random random, double share)
    {
        var holds = new List<StepResult> { Hold(random, share, 1) };
        if (!holds[0].Healthy)
        {
            holds.Add(Hold(random, share, 2));
        }

        return new RampResult
        {
            Plan = _plan,
            Limits = limits,
            Holds = holds,
            FinalHealth = new FinalHealth { Healthy = true, ApiResponse = null, Reason = null },
            Jobs = [],
            Cleanup = new CleanupResult { Gone = [], Leftovers = [], UnidentifiedJobs = 0, Duration = default },
            Duration = default,
            CutShort = null,
        }.Verdict.Outcome == RampOutcome.Held;
    }

    private StepResult Hold(Random random, double share, int attempt)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        JobRecord[] jobs = [.. _jobs.Select(job => random.NextDouble() < share ? job.Streaming : job.Stalled)];
#pragma warning restore CA5394
        var measured = new HoldMeasurement
        {
            Step = _plan.Steps[0],
            Attempt = attempt,
            StartedAt = default,
            EndedAt = _interval,
            Pool = new PoolMeasurement { Jobs = jobs, Since = default },
            Probes = _probes,
        };
        return StepResult.From(measured, limits);
    }
}
