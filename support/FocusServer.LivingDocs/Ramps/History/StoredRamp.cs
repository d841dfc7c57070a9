using System.Text.Json.Serialization;
using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Power;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The stored ramp of a run. Shares are in percent, times in milliseconds of scenario time.</summary>
public sealed record StoredRamp
{
    /// <summary>The identity of the ramp.</summary>
    public required RampKey Key { get; init; }

    /// <summary>The limits by which it was judged.</summary>
    public required StoredLimits Limits { get; init; }

    /// <summary>The outcome of the ramp.</summary>
    public required RampOutcome Verdict { get; init; }

    /// <summary>The most jobs that streamed through a whole hold; null when none was judged.</summary>
    public int? CapacityJobs { get; init; }

    /// <summary>The highest level that held; null when none did.</summary>
    public int? LastGoodJobs { get; init; }

    /// <summary>The breaking point; null when there is none.</summary>
    public int? BreakingPointJobs { get; init; }

    /// <summary>The levels that were judged.</summary>
    public IReadOnlyList<StoredLevel> Levels { get; init; } = [];

    /// <summary>The measured result of the cleanup, in words; null when it was not recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cleanup { get; init; }

    /// <summary>True if it has a verdict, whether held, broke or failed.</summary>
    public bool IsProven() => Verdict != RampOutcome.NotProven;

    /// <summary>Calculates what its numbers can tell apart; null when its plan or its limit is not known.</summary>
    internal RampPower? Power() => Key.Plan() is { } plan && Limits.SuccessRatePercent is { } percent
        ? RampPower.From(plan, RampLimits.None with { MinSuccessRate = new Percentage(percent) })
        : null;

    /// <summary>Gets the verdict, such as "Broke at 60 jobs".</summary>
    internal string Headline() => VerdictText.HeadlineFor(Verdict, BreakingPointJobs);

    /// <summary>Gets the verdict within a sentence, such as "held up to 100 jobs".</summary>
    internal string Phrase() =>
        Headline().ToLowerInvariant() + (Verdict == RampOutcome.Held ? $" up to {Figures.Jobs(LastGoodJobs ?? Key.Maximum)}" : "");

    internal static StoredRamp From(RampRun run) => new()
    {
        Key = RampKey.From(run),
        Limits = StoredLimits.From(run.Limits),
        Verdict = run.Outcome,
        CapacityJobs = run.Capacity,
        LastGoodJobs = run.LastGood,
        BreakingPointJobs = run.BreakingPoint,
        Levels = [.. run.Levels.Select(StoredLevel.From)],
        Cleanup = run.Verdict?.Cleanup.Measured,
    };
}
