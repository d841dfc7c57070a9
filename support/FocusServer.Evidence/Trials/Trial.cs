using FocusServer.Evidence.Judging;

namespace FocusServer.Evidence.Trials;

/// <summary>One hold as a trial (RFC 9971). Durations are seconds of scenario time, ratios are 0 to 1.</summary>
public sealed record Trial
{
    /// <summary>The name of the step, such as "step 3" of the ramp or "trial 1" of the capacity search.</summary>
    public required string Step { get; init; }

    /// <summary>1, or 2 when the level was held once more.</summary>
    public required int Attempt { get; init; }

    /// <summary>The trial load: the jobs of the level.</summary>
    public required int IntendedLoad { get; init; }

    /// <summary>The trial duration, and its effective duration: the interval, also of a hold that ended early because its level could no longer pass.</summary>
    public required double IntendedDuration { get; init; }

    /// <summary>The time for which the level was held in fact.</summary>
    public required double HeldFor { get; init; }

    /// <summary>The number that is expected to be forwarded: the jobs of the level.</summary>
    public required int OfferedCount { get; init; }

    /// <summary>
    /// What was not forwarded: the jobs that did not stream through the hold. All of them where enough did and another promise was missed,
    /// such as the API response: a trial knows no other way to fail.
    /// </summary>
    public required int LossCount { get; init; }

    /// <summary>The trial loss ratio.</summary>
    public double LossRatio => (double)LossCount / OfferedCount;

    /// <summary>The trial forwarding ratio.</summary>
    public double ForwardingRatio => (double)(OfferedCount - LossCount) / OfferedCount;

    /// <summary>True for a high-loss trial: the judge found that the hold failed.</summary>
    public required bool HighLoss { get; init; }

    /// <summary>The promises that were missed, such as "success rate".</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    internal static Trial From(StepResult hold, TimeSpan interval)
    {
        var level = hold.Step.Level;
        var otherwise = hold.Failed && !hold.HasMissed(CriterionNames.SuccessRate);
        return new Trial
        {
            Step = hold.Step.Name,
            Attempt = hold.Attempt,
            IntendedLoad = level,
            IntendedDuration = interval.TotalSeconds,
            HeldFor = (hold.HoldEndedAt - hold.HoldStartedAt).TotalSeconds,
            OfferedCount = level,
            LossCount = otherwise ? level : Math.Max(0, hold.NotStreaming),
            HighLoss = hold.Failed,
            Missed = [.. hold.Criteria.Where(criterion => criterion.Outcome == CriterionOutcome.Fail).Select(criterion => criterion.Name)],
        };
    }
}
