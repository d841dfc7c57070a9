using System.Text.Json.Serialization;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>One hold of one level, measured and judged.</summary>
public sealed record StepResult
{
    /// <summary>Judges a hold.</summary>
    public static StepResult From(HoldMeasurement hold, RampLimits limits)
    {
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(limits);
        var (pooled, level) = (hold.Pool, hold.Step.Level);
        var (criteria, remark) = GeneratorOverload.Apply(StepJudge.Judge(pooled, level, hold.Probes, limits), hold, limits);
        var creations = hold.Added.Select(job => job.CreationTime).OfType<TimeSpan>().ToList();
        return new StepResult
        {
            Step = hold.Step,
            Attempt = hold.Attempt,
            RepeatedStarts = hold.RepeatedStarts,
            HoldStartedAt = hold.StartedAt,
            HoldEndedAt = hold.EndedAt,
            EndedEarly = hold.EndedEarly,
            Streaming = pooled.StreamedThroughout,
            Active = pooled.Streaming,
            AverageCreation = creations.Count == 0 ? null : TimeSpan.FromTicks((long)creations.Average(time => time.Ticks)),
            Probes = hold.Probes,
            Tally = JobTally.From(pooled, level),
            Streams = hold.Streams,
            Generator = hold.Generator,
            Generators = hold.Generators,
            Pace = hold.Pace,
            Applied = hold.Applied,
            Remark = remark,
            TooSmall = WilsonInterval.TooSmall(level, limits),
            Criteria = criteria,
            Missed = MissedLimits.Find(criteria, pooled, level, hold.Probes, limits),
            FailureCauses = JobCauses.Describe(pooled.Jobs.Where(job => !pooled.StreamedThrough(job))),
        };
    }

    /// <summary>The step.</summary>
    public required RampStep Step { get; init; }

    /// <summary>1 for the first hold of a level, and one more each time that it is held again.</summary>
    public required int Attempt { get; init; }

    /// <summary>The jobs that were asked for once more, one by one, before this hold; null when none were.</summary>
    public RepeatedStarts? RepeatedStarts { get; init; }

    /// <summary>The start of the hold, in scenario time since the run started.</summary>
    public required TimeSpan HoldStartedAt { get; init; }

    /// <summary>The end of the hold, in scenario time since the run started.</summary>
    public required TimeSpan HoldEndedAt { get; init; }

    /// <summary>
    /// The reason why the hold ended early, when its level could no longer pass; null when it was held for the whole interval.
    /// </summary>
    public string? EndedEarly { get; init; }

    /// <summary>Jobs that streamed through the whole hold.</summary>
    public required int Streaming { get; init; }

    /// <summary>Jobs streaming when the hold ended, those that came late or came back included.</summary>
    public required int Active { get; init; }

    /// <summary>
    /// The average time from request to first row, of the jobs that this step added and that streamed; null when none did.
    /// </summary>
    public required TimeSpan? AverageCreation { get; init; }

    /// <summary>The health probes of the hold.</summary>
    public required ProbeMeasurement Probes { get; init; }

    /// <summary>Every promise of a step, judged.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>The promises that were not kept, each with when that began.</summary>
    public IReadOnlyList<MissedLimit> Missed { get; init; } = [];

    /// <summary>
    /// The reasons why jobs of the level did not stream through the hold, most frequent first, such as "10 × refused: no capacity left".
    /// </summary>
    public IReadOnlyList<string> FailureCauses { get; init; } = [];

    /// <summary>Jobs required that did not stream through the whole hold.</summary>
    public int NotStreaming => Step.Level - Streaming;

    /// <summary>Jobs streaming through the whole hold, of the jobs required.</summary>
    public Percentage SuccessRate => Percentage.From(Streaming, Step.Level);

    /// <summary>The jobs that the level required, by state.</summary>
    public JobTally? Tally { get; init; }

    /// <summary>The rows during the hold.</summary>
    public StreamSummary Streams { get; init; } = StreamSummary.None;

    /// <summary>Rows and bytes in a second of one job, on the average of those that streamed; null when none did.</summary>
    public RowRate? RatePerJob => Active > 0 ? Streams.Rate?.Times(1.0 / Active) : null;

    /// <summary>The load generator during the hold; null when it was not watched.</summary>
    public GeneratorSummary? Generator { get; init; }

    /// <summary>The load generators on other machines; none when the run's own process makes the load.</summary>
    public IReadOnlyList<GeneratorHold> Generators { get; init; } = [];

    /// <summary>Seconds of scenario time in one real second during the hold.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>The load as it was applied; null when it was not compared with the plan.</summary>
    public AppliedLoad? Applied { get; init; }

    /// <summary>The remark on a hold that is healthy all the same, in a sentence; null when there is none.</summary>
    public string? Remark { get; init; }

    /// <summary>
    /// The reason in the load generator why the hold proves nothing, such as "overloaded for 40 % of the time", or "lab-2 was overloaded for 40 % of
    /// the time" where there are several; null when there is none.
    /// </summary>
    [JsonIgnore]
    public string? Hindrance => Criteria.FirstOrDefault(criterion => criterion.Name == CriterionNames.LoadGenerator)?.Measured;

    /// <summary>That reason in a sentence without a full stop, such as "the load generator was overloaded for 40 % of the time"; null when there is none.</summary>
    [JsonIgnore]
    public string? HindranceSentence => Hindrance is null || Generators.Count > 0 ? Hindrance : $"the load generator was {Hindrance}";

    /// <summary>The interval in which the true success rate lies, with 95 % confidence.</summary>
    public WilsonInterval SuccessInterval => WilsonInterval.From(Math.Clamp(Streaming, 0, Step.Level), Step.Level);

    /// <summary>
    /// The reason why the level is too small to prove its limit, such as "10 jobs cannot prove 85 %"; null when it is not.
    /// </summary>
    public string? TooSmall { get; init; }

    /// <summary>True when every promise of a step was kept.</summary>
    public bool Healthy => Criteria.Count > 0 && Criteria.All(criterion => criterion.Outcome == CriterionOutcome.Pass);

    /// <summary>True when a promise was measured and not kept. That is the server's failure, never the load generator's.</summary>
    public bool Failed => Criteria.Any(criterion => criterion.Outcome == CriterionOutcome.Fail);

    /// <summary>
    /// True when the hold says something about the server: nothing that decides was left unmeasured, or spoilt by the load generator.
    /// </summary>
    public bool Proven => Healthy || Failed;

    /// <summary>Tells whether one of the promises was measured and not kept.</summary>
    /// <param name="criterion">Its name, one of <see cref="CriterionNames"/>.</param>
    public bool HasMissed(string criterion) => Criteria.Any(judged => judged.Name == criterion && judged.Outcome == CriterionOutcome.Fail);

    /// <summary>True when the server answered every probe, and in time.</summary>
    public bool ApiHealthy => Criteria.Where(criterion => criterion.Name is not (CriterionNames.SuccessRate or CriterionNames.LoadGenerator))
        .All(criterion => criterion.Outcome == CriterionOutcome.Pass);
}
