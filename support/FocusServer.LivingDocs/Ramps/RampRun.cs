using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>
/// A ramp, read from its evidence and judged. A killed run has the data up to its end. Times are scenario time; moments are real time.
/// </summary>
public sealed record RampRun
{
    /// <summary>The id of the run; the name of its folder if the evidence has none.</summary>
    public required string RunId { get; init; }

    /// <summary>The result of the run; null if the evidence lacks the plan.</summary>
    public RampResult? Result { get; init; }

    /// <summary>The verdict of the run; null if the evidence lacks the plan.</summary>
    public RampVerdict? Verdict { get; init; }

    /// <summary>The scenario, and the row of its Examples, that the ramp ran for.</summary>
    public RampPlace Place { get; init; } = new("", "", "");

    /// <summary>The environment it ran in, such as "embedded"; empty when it is not known.</summary>
    public string Environment { get; init; } = "";

    /// <summary>True if the evidence is complete; false for a run that was killed or is still going on.</summary>
    public bool Finished { get; init; }

    /// <summary>Some of the jobs that did not stream, those with an id first.</summary>
    public IReadOnlyList<JobTrouble> TroubledJobs { get; init; } = [];

    /// <summary>Facts about the run: names and values, in the order shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; } = [];

    /// <summary>The start of the run; null if it is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The end of the run or its last event; null if the start is not known.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Seconds of scenario time in one real second; 1 when the evidence does not say.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>The commit it ran on; empty when it is not known.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Problems of the evidence, as sentences, such as lines that could not be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The name of the ramp, such as "full"; empty when it is not known.</summary>
    public string Ramp => Plan?.Options.Name ?? "";

    /// <summary>The plan of the ramp; null when it is not known.</summary>
    public RampPlan? Plan => Result?.Plan;

    /// <summary>The limits by which the run is judged; null when they are not known.</summary>
    public RampLimits? Limits => Result?.Limits;

    /// <summary>The judged levels of the ramp in order, each with the hold that counts.</summary>
    public IReadOnlyList<StepResult> Levels => Result?.Steps ?? [];

    /// <summary>Every hold in order, repeated ones included; those of the search for the exact breaking point come last.</summary>
    public IReadOnlyList<StepResult> Holds => Result is null ? [] : [.. Result.Holds, .. Result.Search?.Holds ?? []];

    /// <summary>The outcome of the run.</summary>
    public RampOutcome Outcome => Verdict?.Outcome ?? RampOutcome.NotProven;

    /// <summary>The most jobs that streamed through a whole hold; null when no level was judged.</summary>
    public int? Capacity => Holds.Count == 0 ? null : Verdict?.Capacity;

    /// <summary>The highest level that held, below the breaking point if there is one; null when none did.</summary>
    public int? LastGood => Verdict?.LastGood;

    /// <summary>The break; null if no level broke.</summary>
    public Break? Break => Verdict?.Break;

    /// <summary>The breaking point, in jobs; null when there is none.</summary>
    public int? BreakingPoint => Break?.Jobs;

    /// <summary>The point and cause of a run that was cut short; null if it ran to its end.</summary>
    public CutShort? CutShort => Result is null ? new CutShort(null, RunPhase.Ramp, "") : Result.CutShort;

    /// <summary>The result of the cleanup; null if it never ended.</summary>
    public CleanupResult? Cleanup => Result?.Cleanup;

    /// <summary>The summary of the load generator; null if it was not monitored.</summary>
    public GeneratorSummary? Generator => Result?.Generator;
}

/// <summary>The scenario that a ramp ran for.</summary>
/// <param name="FeatureUri">The feature, such as "features/gradual-load/quick-ramp.feature"; empty when it is not known.</param>
/// <param name="Scenario">The scenario's name, with its placeholders; empty when it is not known.</param>
/// <param name="Row">The first cell of the row of its Examples, such as "staging"; empty when there is none.</param>
public sealed record RampPlace(string FeatureUri, string Scenario, string Row);
