using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Judging;

/// <summary>The verdict on a ramp.</summary>
public sealed record RampVerdict
{
    /// <summary>The outcome: held, broke, failed otherwise, or not proven.</summary>
    public required RampOutcome Outcome { get; init; }

    /// <summary>
    /// The first level that failed and failed again, with no healthy level of the ramp after it: a level of the ramp, or, after a search,
    /// exact to the job. Null when there is none.
    /// </summary>
    public int? BreakingPoint => Break?.Jobs;

    /// <summary>The break of the server; null when it did not break.</summary>
    public required Break? Break { get; init; }

    /// <summary>The failures at every load that leave no breaking point; null when there are none.</summary>
    public Unsteadiness? Unsteady { get; init; }

    /// <summary>The levels that failed twice below one that held, in jobs; the server may still have held the maximum.</summary>
    public IReadOnlyList<int> FailedBelowHeld { get; init; } = [];

    /// <summary>The limit of jobs started at once, where the same jobs came one by one; null when there is none.</summary>
    public StartLimit? StartLimit { get; init; }

    /// <summary>The maximum, when it was held; null when it was not.</summary>
    public required int? NoBreakUpTo { get; init; }

    /// <summary>The highest healthy level; below the breaking point, if there is one. Null when no level was healthy.</summary>
    public required int? LastGood { get; init; }

    /// <summary>The most jobs that streamed through a whole hold, of the ramp or of the search.</summary>
    public required int Capacity { get; init; }

    /// <summary>The promise about the percentage of healthy steps.</summary>
    public required Criterion HealthySteps { get; init; }

    /// <summary>The promise about the percentage of jobs that do not stream at the maximum.</summary>
    public required Criterion ErrorRateAtMaximum { get; init; }

    /// <summary>The promise about the server's health at the end of the ramp.</summary>
    public required Criterion FinalHealth { get; init; }

    /// <summary>The promise that nothing is left behind.</summary>
    public required Criterion Cleanup { get; init; }

    /// <summary>The place and reason of the cut, when the run was cut short; null when it was not.</summary>
    public required CutShort? CutShort { get; init; }

    /// <summary>The reason on the load generator's side why something is not proven, in a sentence; null when there is none.</summary>
    public string? Hindrance { get; init; }

    /// <summary>All promises of the ramp as a whole.</summary>
    public IReadOnlyList<Criterion> Criteria => [HealthySteps, ErrorRateAtMaximum, FinalHealth, Cleanup];

    /// <summary>The verdict as a promise: that the ramp is held.</summary>
    [JsonIgnore]
    public Criterion Whole => new(
        CriterionNames.Verdict,
        Outcome switch { RampOutcome.Held => CriterionOutcome.Pass, RampOutcome.NotProven => CriterionOutcome.NotProven, _ => CriterionOutcome.Fail },
        Sentence,
        "held");

    /// <summary>The verdict in one sentence, such as "broke at 35 jobs; the last level that held: 30".</summary>
    public required string Sentence { get; init; }
}

/// <summary>The outcome of a ramp.</summary>
public enum RampOutcome
{
    /// <summary>Cut short, no data, or a precondition missing. Never a pass.</summary>
    NotProven,

    /// <summary>Every promise was measured and kept.</summary>
    Held,

    /// <summary>A level failed, failed again when held once more, and no later level was healthy.</summary>
    Broke,

    /// <summary>No breaking point was found, and yet a promise was measured and not kept.</summary>
    Failed,
}
