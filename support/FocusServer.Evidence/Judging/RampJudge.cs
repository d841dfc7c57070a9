using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Judges a ramp as a whole. What was planned is the denominator, never what happened to run.</summary>
internal static class RampJudge
{
    public static RampVerdict Judge(RampResult result)
    {
        var broke = BreakJudge.Judge(result);
        var verdict = new RampVerdict
        {
            Outcome = RampOutcome.NotProven,
            Break = broke,
            LastGood = broke is null ? result.Steps.LastOrDefault(step => step.Healthy)?.Step.Level : broke.LastGood?.Level,
            NoBreakUpTo = broke is null && result.Steps is [.., { Healthy: true } last] && last.Step == result.Plan.Steps[^1] ? last.Step.Level : null,
            Capacity = result.Holds.Concat(result.Search?.Holds ?? []).Where(hold => hold.EndedEarly is null).Select(hold => hold.Streaming).DefaultIfEmpty().Max(),
            HealthySteps = HealthySteps(result, result.Limits.MinHealthySteps),
            ErrorRateAtMaximum = ErrorRateAtMaximum(result, result.Limits.MaxErrorRateAtMaximum),
            FinalHealth = FinalHealth(result),
            Cleanup = Cleanup(result),
            CutShort = result.CutShort,
            Hindrance = RampDoubt.Hindrance(result.Steps),
        };
        return verdict with { Outcome = Outcome(verdict) };
    }

    /// <summary>Judges the percentage of healthy steps against a minimum.</summary>
    public static Criterion HealthySteps(RampResult result, Percentage minimum)
    {
        const string Name = CriterionNames.HealthySteps;
        var (healthy, planned) = (result.Steps.Count(step => step.Healthy), result.Plan.Steps.Count);
        if (result.Steps.Count == 0)
        {
            return Criterion.NoData(Name, $"≥ {minimum}", "no step was judged");
        }

        var share = Percentage.From(healthy, planned);
        var criterion = share < minimum && Percentage.From(healthy + RampDoubt.StepsThatMayBeHealthy(result), planned) >= minimum
            ? Criterion.NotProven(Name, $"{share} ({healthy} of {planned}; of others nothing is proven)", $"≥ {minimum}", RampDoubt.Hindrance(result.Steps))
            : Criterion.Judge(Name, share >= minimum, $"{share} ({healthy} of {planned})", $"≥ {minimum}");
        return criterion with { Margin = Margins.AtLeast(share, minimum) };
    }

    /// <summary>Judges the success rate of every step; what was measured is that of the worst one.</summary>
    public static Criterion SuccessRate(RampResult result) =>
        OfSteps(result, CriterionNames.SuccessRate, $"≥ {result.Limits.MinSuccessRate}", result.Steps.MinBy(step => step.SuccessRate));

    /// <summary>Judges the API response of every step; what was measured is that of the slowest one.</summary>
    public static Criterion ApiResponse(RampResult result) =>
        OfSteps(result, CriterionNames.ApiResponse, FormattableString.Invariant($"≤ {result.Limits.MaxApiResponse.TotalSeconds:0.###} s"), result.Steps.MaxBy(step => step.Probes.Response.Max));

    /// <summary>Judges that every step of the plan had a job that streamed through its whole hold.</summary>
    public static Criterion StepsWithStreamingJobs(RampResult result)
    {
        const string Name = CriterionNames.StepsWithStreamingJobs;
        const string Limit = "all of them";
        var (planned, streaming) = (result.Plan.Steps.Count, result.Steps.Count(step => step.Streaming > 0));
        var measured = $"{streaming} of {planned}";
        return result.Steps.Count == 0
            ? Criterion.NoData(Name, Limit, "no step was judged")
            : streaming < planned && result.Steps.All(step => step.Streaming > 0 || !step.Proven) && RampDoubt.StepsThatMayBeHealthy(result) >= planned - streaming
                ? Criterion.NotProven(Name, measured, Limit, RampDoubt.Hindrance(result.Steps))
                : Criterion.Judge(Name, streaming == planned, measured, Limit);
    }

    /// <summary>Judges the percentage of jobs that did not stream at the maximum against a limit.</summary>
    public static Criterion ErrorRateAtMaximum(RampResult result, Percentage maximum)
    {
        const string Name = CriterionNames.ErrorRateAtMaximum;
        if (result.Steps.FirstOrDefault(step => step.Step.Level == result.Plan.Options.MaxJobs) is not { } last)
        {
            return Criterion.NoData(Name, $"≤ {maximum}", "the maximum was never held");
        }

        var share = Percentage.From(last.NotStreaming, last.Step.Level);
        var measured = $"{share} ({last.NotStreaming} of {last.Step.Level} jobs not streaming)";
        var criterion = RampDoubt.LeavesErrorRateOpen(last, maximum)
            ? Criterion.NotProven(Name, measured, $"≤ {maximum}", RampDoubt.Hindrance([last]))
            : Criterion.Judge(Name, share <= maximum, measured, $"≤ {maximum}");
        return criterion with { Margin = Margins.AtMost(share, maximum) };
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
        return worst.Criteria.First(criterion => criterion.Name == name) with { Outcome = outcome, Hindrance = RampDoubt.Hindrance(result.Steps) };
    }

    private static Criterion FinalHealth(RampResult result) => result.FinalHealth switch
    {
        null => Criterion.NoData(CriterionNames.FinalHealth, "healthy", "it was not checked"),
        { Healthy: true } => Criterion.Judge(CriterionNames.FinalHealth, true, "healthy", "healthy"),
        { Reason: var reason } when result.Steps is [.., { Proven: false }] => Criterion.NotProven(CriterionNames.FinalHealth, reason ?? "unhealthy", "healthy", RampDoubt.Hindrance(result.Steps.TakeLast(1))),
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
        _ when verdict.Criteria.Any(criterion => criterion.Outcome == CriterionOutcome.Fail) => RampOutcome.Failed,
        { NoBreakUpTo: not null } when verdict.Criteria.All(criterion => criterion.Outcome == CriterionOutcome.Pass) => RampOutcome.Held,
        _ => RampOutcome.NotProven,
    };
}
