using FocusServer.Load.Cleanup;
using FocusServer.Load.Measure;
using FocusServer.Load.Ramp;
using FocusServer.Load.Sla;

namespace FocusServer.Load.Run;

/// <summary>Everything a ramp found out.</summary>
public sealed record RampResult
{
    /// <summary>What was to be done.</summary>
    public required RampPlan Plan { get; init; }

    /// <summary>What it was judged by.</summary>
    public required RampLimits Limits { get; init; }

    /// <summary>Every hold, in order; a level that was held once more is there twice.</summary>
    public required IReadOnlyList<StepResult> Holds { get; init; }

    /// <summary>The final health check; null when the run was cut short before it.</summary>
    public required FinalHealth? FinalHealth { get; init; }

    /// <summary>Every job that was asked for, as it was before the cleanup.</summary>
    public required IReadOnlyList<JobRecord> Jobs { get; init; }

    /// <summary>What became of the jobs.</summary>
    public required CleanupResult Cleanup { get; init; }

    /// <summary>From the start of the run to the end of its cleanup, in scenario time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What cut the run short, in a sentence; null when it went to its end.</summary>
    public required string? CutShort { get; init; }

    /// <summary>Whether it was the load generator that failed, or its evidence: then nothing is proven, not even what was measured before.</summary>
    public bool GeneratorFailed { get; init; }

    /// <summary>The last hold of each level, in order: the one that counts.</summary>
    public IReadOnlyList<StepResult> Steps => [.. Holds.GroupBy(hold => hold.Step.Number).Select(holds => holds.Last())];

    /// <summary>Jobs that streamed when the cleanup began.</summary>
    public int SuccessfulJobs => Jobs.Count(job => job.State == JobState.Streaming);

    /// <summary>Jobs asked for that did not: refused, failed, lost or stalled.</summary>
    public int FailedJobs => Jobs.Count - SuccessfulJobs;

    /// <summary>Why jobs failed, most frequent first, such as "4 × refused: no capacity left".</summary>
    public IReadOnlyList<string> FailureCauses =>
    [
        .. Jobs.Where(job => job.State != JobState.Streaming)
            .CountBy(job => $"{job.State.ToString().ToLowerInvariant()}{(job.Cause is null ? "" : $": {job.Cause}")}")
            .OrderByDescending(cause => cause.Value)
            .Select(cause => $"{cause.Value} × {cause.Key}"),
    ];

    /// <summary>Judges the share of healthy steps, of all steps planned, against a minimum.</summary>
    public Criterion HealthySteps(Share minimum) => RampJudge.HealthySteps(this, minimum);

    /// <summary>Judges the share of jobs that did not stream at the maximum against a limit.</summary>
    public Criterion ErrorRateAtMaximum(Share maximum) => RampJudge.ErrorRateAtMaximum(this, maximum);

    /// <summary>The verdict.</summary>
    public RampVerdict Verdict => RampJudge.Judge(this);
}
