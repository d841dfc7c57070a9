using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>
/// One ramp, as its evidence tells it and as its judges judged it. A run that was killed has as much as it knew. Times are scenario time, moments are those
/// of the clock.
/// </summary>
public sealed record RampRun
{
    /// <summary>The run's name; that of the evidence's folder where the evidence does not say.</summary>
    public required string RunId { get; init; }

    /// <summary>Everything the run found out; null when the evidence does not even tell its plan.</summary>
    public RampResult? Result { get; init; }

    /// <summary>The verdict of the run; null when the evidence does not even tell its plan.</summary>
    public RampVerdict? Verdict { get; init; }

    /// <summary>The scenario, and the row of its Examples, that the ramp ran for.</summary>
    public RampPlace Place { get; init; } = new("", "", "");

    /// <summary>The environment it ran in, such as "embedded"; empty when it is not known.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Whether the evidence goes to the run's end; false of a run that was killed, or is still going on.</summary>
    public bool Finished { get; init; }

    /// <summary>Some of the jobs that did not stream, first those with a name.</summary>
    public IReadOnlyList<JobTrouble> TroubledJobs { get; init; } = [];

    /// <summary>Where it ran and how, names and values in the order in which to show them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; } = [];

    /// <summary>When it began; null when that is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, or was last heard of; null when it is not known when it began.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Seconds of scenario time in one real second; 1 when the evidence does not say.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>The commit it ran on; empty when it is not known.</summary>
    public string Commit { get; init; } = "";

    /// <summary>What is odd about the evidence, in sentences: lines that could not be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The name of the ramp, such as "full"; empty when it is not known.</summary>
    public string Ramp => Plan?.Options.Name ?? "";

    /// <summary>The plan of the ramp; null when it is not known.</summary>
    public RampPlan? Plan => Result?.Plan;

    /// <summary>The limits by which the run is judged; null when they are not known.</summary>
    public RampLimits? Limits => Result?.Limits;

    /// <summary>The hold that counts of every level of the ramp that was judged, in order.</summary>
    public IReadOnlyList<StepResult> Levels => Result?.Steps ?? [];

    /// <summary>Every hold in order, repeated ones included; those of the search for the exact breaking point come last.</summary>
    public IReadOnlyList<StepResult> Holds => Result is null ? [] : [.. Result.Holds, .. Result.Search?.Holds ?? []];

    /// <summary>What it proved.</summary>
    public RampOutcome Outcome => Verdict?.Outcome ?? RampOutcome.NotProven;

    /// <summary>The most jobs that streamed through a whole hold; null when no level was judged.</summary>
    public int? Capacity => Holds.Count == 0 ? null : Verdict?.Capacity;

    /// <summary>The highest level that held, below the breaking point if there is one; null when none did.</summary>
    public int? LastGood => Verdict?.LastGood;

    /// <summary>How and where it broke; null when it did not.</summary>
    public Break? Break => Verdict?.Break;

    /// <summary>The breaking point, in jobs; null when there is none.</summary>
    public int? BreakingPoint => Break?.Jobs;

    /// <summary>Where and why it was cut short; null when it went to its end.</summary>
    public CutShort? CutShort => Result is null ? new CutShort(null, RunPhase.Ramp, "") : Result.CutShort;

    /// <summary>What the cleanup left; null when it never ended.</summary>
    public CleanupResult? Cleanup => Result?.Cleanup;

    /// <summary>How the load generator did; null when it was not watched.</summary>
    public GeneratorSummary? Generator => Result?.Generator;
}

/// <summary>Which scenario a ramp ran for.</summary>
/// <param name="FeatureUri">The feature, such as "features/gradual-load/quick-ramp.feature"; empty when it is not known.</param>
/// <param name="Scenario">The scenario's name, with its placeholders; empty when it is not known.</param>
/// <param name="Row">The first cell of the row of its Examples, such as "staging"; empty when there is none.</param>
public sealed record RampPlace(string FeatureUri, string Scenario, string Row);
