using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Measurements;

/// <summary>Everything measured in one hold of one level, before it is judged.</summary>
public sealed record HoldMeasurement
{
    /// <summary>The step.</summary>
    public required RampStep Step { get; init; }

    /// <summary>1 for the first hold of a level, and one more each time that it is held again.</summary>
    public required int Attempt { get; init; }

    /// <summary>The start of the hold, in scenario time since the run started.</summary>
    public required TimeSpan StartedAt { get; init; }

    /// <summary>The end of the hold, in scenario time since the run started.</summary>
    public required TimeSpan EndedAt { get; init; }

    /// <summary>
    /// The reason why the hold ended early, when its level could no longer pass; null when it was held for the whole interval.
    /// </summary>
    public string? EndedEarly { get; init; }

    /// <summary>The jobs of the pool at the end of the hold.</summary>
    public required PoolMeasurement Pool { get; init; }

    /// <summary>The health probes of the hold.</summary>
    public required ProbeMeasurement Probes { get; init; }

    /// <summary>The rows: the first ones since the level was begun, everything else during the hold.</summary>
    public StreamSummary Streams { get; init; } = StreamSummary.None;

    /// <summary>The load generator during the hold; null when it was not watched.</summary>
    public GeneratorSummary? Generator { get; init; }

    /// <summary>The load generators on other machines; none when the run's own process makes the load.</summary>
    public IReadOnlyList<GeneratorHold> Generators { get; init; } = [];

    /// <summary>Seconds of scenario time in one real second during the hold; 1 by default.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>The load as it was applied; null when it was not compared with the plan.</summary>
    public AppliedLoad? Applied { get; init; }

    /// <summary>The jobs that were asked for once more, one by one, before this hold; null when none were.</summary>
    public RepeatedStarts? RepeatedStarts { get; init; }

    /// <summary>The jobs that the step added.</summary>
    public IEnumerable<JobRecord> Added => Pool.Jobs.Skip(Step.Level - Step.JobsToAdd).Take(Step.JobsToAdd);
}
