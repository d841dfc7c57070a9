using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>The result of a ramp.</summary>
public sealed record RampResult
{
    /// <summary>The plan.</summary>
    public required RampPlan Plan { get; init; }

    /// <summary>The limits that it was judged by.</summary>
    public required RampLimits Limits { get; init; }

    /// <summary>Every hold of the ramp, in order; a level that was held once more is there twice.</summary>
    public required IReadOnlyList<StepResult> Holds { get; init; }

    /// <summary>The final health check; null when the run was cut short before it.</summary>
    public required FinalHealth? FinalHealth { get; init; }

    /// <summary>The time until the server was healthy after the last level; null when the run was cut short before that was known.</summary>
    public Recovery? Recovery { get; init; }

    /// <summary>Every job that the ramp asked for, as it was when the ramp ended.</summary>
    public required IReadOnlyList<JobRecord> Jobs { get; init; }

    /// <summary>The search for the exact breaking point; null when none was asked for.</summary>
    public CapacitySearchResult? Search { get; init; }

    /// <summary>The cleanup of all jobs, those of the search included; null when it never ended, because the run was killed.</summary>
    public required CleanupResult? Cleanup { get; init; }

    /// <summary>The time from the start of the run to the end of its cleanup, in scenario time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The place and reason of the cut, when the run was cut short; null when it went to its end.</summary>
    public required CutShort? CutShort { get; init; }

    /// <summary>The rows, over the whole run.</summary>
    public StreamSummary Streams { get; init; } = StreamSummary.None;

    /// <summary>The hold in which the most rows came, such as that of the maximum; null when none brought any.</summary>
    public StepResult? BusiestHold =>
        AllHolds.Where(hold => hold.Streams.Rows > 0 && hold.Active > 0).MaxBy(hold => hold.Streams.Rate?.RowsPerSecond);

    /// <summary>The times from when a health probe was due until it was answered, over all holds.</summary>
    public LatencySummary ApiResponse { get; init; } = LatencySummary.None;

    /// <summary>The run's own process over the whole run, cleanup included; null when it was not watched.</summary>
    public GeneratorSummary? Generator { get; init; }

    /// <summary>Every hold of the ramp in order, and then those of the search for the exact breaking point.</summary>
    public IReadOnlyList<StepResult> AllHolds => [.. Holds, .. Search?.Holds ?? []];

    /// <summary>The last hold of each level, in order: the one that counts.</summary>
    public IReadOnlyList<StepResult> Steps => [.. Holds.GroupBy(hold => hold.Step.Number).Select(holds => holds.Last())];

    /// <summary>Jobs that streamed when the cleanup began.</summary>
    public int SuccessfulJobs => Jobs.Count(job => job.State == JobState.Streaming);

    /// <summary>Jobs asked for that did not, by the server's doing: refused, failed, lost or stalled.</summary>
    public int FailedJobs => Jobs.Count - SuccessfulJobs - GeneratorErrors - UnknownJobs;

    /// <summary>Jobs ended by an error of the load generator, which are not held against the server.</summary>
    public int GeneratorErrors => Jobs.Count(job => job.State == JobState.GeneratorError);

    /// <summary>Jobs whose load generator was lost, which are not held against the server.</summary>
    public int UnknownJobs => Jobs.Count(job => job.State == JobState.Unknown);

    /// <summary>The reasons why jobs failed, most frequent first, such as "4 × refused: no capacity left".</summary>
    public IReadOnlyList<string> FailureCauses => JobCauses.Describe(Jobs.Where(job => job.State != JobState.Streaming));
}
