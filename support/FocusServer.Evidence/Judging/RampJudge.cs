using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Judges a ramp as a whole. What was planned is the denominator, never what happened to run.</summary>
public static class RampJudge
{
    extension(RampResult result)
    {
        /// <summary>The verdict.</summary>
        public RampVerdict Verdict => Judge(result);

        /// <summary>The promise about the success rate of every step, with what the worst of them measured.</summary>
        public Criterion LowestSuccessRate =>
            OfSteps(result, CriterionNames.SuccessRate, $"≥ {result.Limits.SuccessRateText}", result.Steps.MinBy(step => step.SuccessRate));

        /// <summary>The promise about the API response of every step, with what the slowest of them measured.</summary>
        public Criterion SlowestApiResponse => OfSteps(
            result,
            CriterionNames.ApiResponse,
            $"≤ {result.Limits.ApiResponseText}",
            result.Steps.MaxBy(step => step.Probes.Response.Max));

        /// <summary>The promise that every step of the plan had a job that streamed through its whole hold.</summary>
        public Criterion StepsWithStreamingJobs => JudgeStreamingSteps(result);

        /// <summary>
        /// Every promise of a table of limits and of the ramp as a whole; a run that was killed proves none of the latter.
        /// </summary>
        public IReadOnlyList<Criterion> Promises
        {
            get
            {
                var whole = Judge(result).Criteria;
                return
                [
                    result.LowestSuccessRate,
                    result.SlowestApiResponse,
                    .. result.Cleanup is null ? whole.Select(criterion => criterion.Open()) : whole,
                ];
            }
        }
    }

    private static RampVerdict Judge(RampResult result)
    {
        var broke = BreakJudge.Judge(result);
        var verdict = new RampVerdict
        {
            Outcome = RampOutcome.NotProven,
            Break = broke,
            Unsteady = Unsteadiness.From(result.Holds),
            FailedBelowHeld = FailedBelowHeld(result),
            StartLimit = StartLimit.From(result.AllHolds),
            LastGood = broke is null ? result.Steps.LastOrDefault(step => step.Healthy)?.Step.Level : broke.LastGood?.Level,
            NoBreakUpTo = broke is null && result.Steps is [.., { Healthy: true } last] && last.Step == result.Plan.Steps[^1] ? last.Step.Level : null,
            Capacity = result.AllHolds.Where(hold => hold.EndedEarly is null).Select(hold => hold.Streaming).DefaultIfEmpty().Max(),
            HealthySteps = HealthySteps(result),
            ErrorRateAtMaximum = ErrorRateAtMaximum(result),
            FinalHealth = FinalHealth(result),
            Cleanup = Cleanup(result),
            CutShort = result.CutShort,
            Hindrance = InconclusiveSteps.Hindrance(result.Steps),
            Sentence = "",
        };
        verdict = verdict with { Outcome = Outcome(verdict) };
        return verdict with { Sentence = VerdictText.Short(verdict) };
    }

    private static IReadOnlyList<int> FailedBelowHeld(RampResult result)
    {
        var held = result.Steps.LastOrDefault(step => step.Healthy)?.Step.Level ?? 0;
        return [.. result.Steps.Where(step => step.Step.Level < held && BreakJudge.FailedTwice(result.Holds, step)).Select(step => step.Step.Level)];
    }

    private static Criterion HealthySteps(RampResult result)
    {
        const string Name = CriterionNames.HealthySteps;
        var (minimum, limit) = (result.Limits.MinHealthySteps, $"≥ {result.Limits.HealthyStepsText}");
        var (healthy, planned) = (result.Steps.Count(step => step.Healthy), result.Plan.Steps.Count);
        if (result.Steps.Count == 0)
        {
            return Criterion.NoData(Name, limit, "no step was judged");
        }

        var share = Percentage.From(healthy, planned);
        var measured = $"{share.ToString(minimum)} ({healthy} of {planned}";
        var criterion = share < minimum && Percentage.From(healthy + InconclusiveSteps.CountThatMayBeHealthy(result), planned) >= minimum
            ? Criterion.NotProven(
                Name,
                $"{measured}; of others nothing is proven)",
                limit,
                InconclusiveSteps.Hindrance(result.Steps))
            : Criterion.Judge(Name, share >= minimum, $"{measured})", limit);
        return criterion with { Margin = Figures.Points(share.Percent - minimum.Percent) };
    }

    private static Criterion JudgeStreamingSteps(RampResult result)
    {
        const string Name = CriterionNames.StepsWithStreamingJobs;
        const string Limit = "all of them";
        var (planned, streaming) = (result.Plan.Steps.Count, result.Steps.Count(step => step.Streaming > 0));
        var measured = $"{streaming} of {planned}";
        var mayStream = result.Steps.All(step => step.Streaming > 0 || !step.Proven)
            && InconclusiveSteps.CountThatMayBeHealthy(result) >= planned - streaming;
        return result.Steps.Count == 0
            ? Criterion.NoData(Name, Limit, "no step was judged")
            : streaming < planned && mayStream
                ? Criterion.NotProven(Name, measured, Limit, InconclusiveSteps.Hindrance(result.Steps))
                : Criterion.Judge(Name, streaming == planned, measured, Limit);
    }

    private static Criterion ErrorRateAtMaximum(RampResult result)
    {
        const string Name = CriterionNames.ErrorRateAtMaximum;
        var (maximum, limit) = (result.Limits.MaxErrorRateAtMaximum, $"≤ {result.Limits.ErrorsAtMaximumText}");
        if (result.Steps.FirstOrDefault(step => step.Step.Level == result.Plan.Options.MaxJobs) is not { } last)
        {
            return Criterion.NoData(Name, limit, "the maximum was never held");
        }

        var share = Percentage.From(last.NotStreaming, last.Step.Level);
        var measured = $"{share.ToString(maximum)} ({last.NotStreaming} of {last.Step.Level} jobs not streaming)";
        var criterion = InconclusiveSteps.LeavesErrorRateOpen(last, maximum)
            ? Criterion.NotProven(Name, measured, limit, InconclusiveSteps.Hindrance([last]))
            : Criterion.Judge(Name, share <= maximum, measured, limit);
        return criterion with { Margin = Figures.Points(maximum.Percent - share.Percent) };
    }

    // One step that missed it is enough to miss it.
    private static Criterion OfSteps(RampResult result, string name, string limit, StepResult? worst)
    {
        if (worst is null)
        {
            return Criterion.NoData(name, limit, "no step was judged");
        }

        var judged = result.Steps.Select(step => step.Criteria.First(criterion => criterion.Name == name)).ToList();
        var outcome = judged.Exists(criterion => criterion.Outcome == CriterionOutcome.Fail) ? CriterionOutcome.Fail
            : judged.TrueForAll(criterion => criterion.Outcome == CriterionOutcome.Pass) ? CriterionOutcome.Pass
            : CriterionOutcome.NotProven;
        return worst.Criteria.First(criterion => criterion.Name == name) with
        {
            Outcome = outcome,
            Hindrance = InconclusiveSteps.Hindrance(result.Steps),
        };
    }

    private static Criterion FinalHealth(RampResult result) => result.FinalHealth switch
    {
        null => Criterion.NoData(CriterionNames.FinalHealth, "healthy", "it was not checked"),
        { Healthy: true } => Criterion.Judge(CriterionNames.FinalHealth, true, "healthy", "healthy"),
        { Reason: var reason } when result.Steps is [.., { Proven: false } last] =>
            Criterion.NotProven(CriterionNames.FinalHealth, reason ?? "unhealthy", "healthy", InconclusiveSteps.Hindrance([last])),
        { Reason: var reason } => Criterion.Judge(CriterionNames.FinalHealth, false, reason ?? "unhealthy", "healthy"),
    };

    private static Criterion Cleanup(RampResult result)
    {
        const string Name = CriterionNames.Cleanup;
        const string Limit = "every job gone";
        return result.Cleanup switch
        {
            null => Criterion.NoData(Name, Limit, "it did not end"),
            { Successful: true, Gone.Count: var gone } => Criterion.Judge(Name, true, $"{gone} jobs gone, none left", Limit),
            { Remains: var remains } => Criterion.Judge(Name, false, "left behind: " + remains, Limit),
        };
    }

    private static RampOutcome Outcome(RampVerdict verdict) => verdict switch
    {
        { CutShort: not null } => RampOutcome.NotProven,
        { BreakingPoint: not null } => RampOutcome.Broke,
        { Unsteady: not null } => RampOutcome.Failed,
        _ when verdict.Criteria.Any(criterion => criterion.Outcome == CriterionOutcome.Fail) => RampOutcome.Failed,
        { NoBreakUpTo: not null } when verdict.Criteria.All(criterion => criterion.Outcome == CriterionOutcome.Pass) => RampOutcome.Held,
        _ => RampOutcome.NotProven,
    };
}
