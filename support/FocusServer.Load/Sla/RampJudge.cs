using FocusServer.Load.Run;

namespace FocusServer.Load.Sla;

/// <summary>Judges a ramp as a whole. What was planned is the denominator, never what happened to run.</summary>
internal static class RampJudge
{
    public static RampVerdict Judge(RampResult result)
    {
        var breakingPoint = BreakingPoint(result);
        var verdict = new RampVerdict
        {
            Outcome = RampOutcome.NotProven,
            BreakingPoint = breakingPoint,
            LastGood = result.Steps.LastOrDefault(step => step.Healthy)?.Step.Level,
            Capacity = result.Holds.Where(hold => hold.EndedEarly is null).Select(hold => hold.Streaming).DefaultIfEmpty().Max(),
            HealthySteps = HealthySteps(result, result.Limits.MinHealthySteps),
            ErrorRateAtMaximum = ErrorRateAtMaximum(result, result.Limits.MaxErrorRateAtMaximum),
            FinalHealth = FinalHealth(result),
            Cleanup = Cleanup(result),
            CutShort = result.CutShort,
        };
        return verdict with { Outcome = result.GeneratorFailed ? RampOutcome.NotProven : Outcome(verdict) };
    }

    /// <summary>Judges the share of healthy steps against a minimum.</summary>
    public static Criterion HealthySteps(RampResult result, Share minimum)
    {
        const string Name = "healthy steps";
        var (healthy, planned) = (result.Steps.Count(step => step.Healthy), result.Plan.Steps.Count);
        if (result.Steps.Count == 0)
        {
            return Criterion.NoData(Name, $"≥ {minimum}", "no step was judged");
        }

        var share = Share.Of(healthy, planned);
        return Criterion.Judge(Name, share >= minimum, $"{share} ({healthy} of {planned})", $"≥ {minimum}");
    }

    /// <summary>Judges the share of jobs that did not stream at the maximum against a limit.</summary>
    public static Criterion ErrorRateAtMaximum(RampResult result, Share maximum)
    {
        const string Name = "error rate at maximum";
        if (result.Steps.FirstOrDefault(step => step.Step.Level == result.Plan.Options.MaxJobs) is not { } last)
        {
            return Criterion.NoData(Name, $"≤ {maximum}", "the maximum was never held");
        }

        var share = Share.Of(last.NotStreaming, last.Step.Level);
        return Criterion.Judge(
            Name, share <= maximum, $"{share} ({last.NotStreaming} of {last.Step.Level} jobs not streaming)", $"≤ {maximum}");
    }

    private static int? BreakingPoint(RampResult result)
    {
        var failing = result.Steps.Reverse().TakeWhile(step => !step.Healthy).LastOrDefault();
        var confirmed = failing is not null && result.Holds.Count(hold => hold.Step == failing.Step) > 1;
        return confirmed ? failing!.Step.Level : null;
    }

    private static Criterion FinalHealth(RampResult result) => result.FinalHealth switch
    {
        null => Criterion.NoData("final health", "healthy", "it was not checked"),
        { Healthy: true } => Criterion.Judge("final health", true, "healthy", "healthy"),
        { Reason: var reason } => Criterion.Judge("final health", false, reason ?? "unhealthy", "healthy"),
    };

    private static Criterion Cleanup(RampResult result)
    {
        var cleanup = result.Cleanup;
        var left = cleanup.Leftovers.Select(leftover => $"{leftover.JobId} ({leftover.Reason})")
            .Concat(cleanup.Nameless == 0 ? [] : [$"{cleanup.Nameless} request(s) answered without a usable job, or not at all, which may have made one"]);
        return Criterion.Judge(
            "cleanup",
            cleanup.Successful,
            cleanup.Successful ? $"{cleanup.Gone.Count} jobs gone, none left" : "left behind: " + string.Join(", ", left),
            "every job gone");
    }

    private static RampOutcome Outcome(RampVerdict verdict) => verdict switch
    {
        // Whoever cuts a ramp short does not undo what two holds have shown.
        { BreakingPoint: not null } => RampOutcome.Broke,
        { CutShort: not null } => RampOutcome.NotProven,
        _ when verdict.Criteria.Any(criterion => criterion.Outcome == Sla.Outcome.Fail) => RampOutcome.Failed,
        _ when verdict.Criteria.All(criterion => criterion.Outcome == Sla.Outcome.Pass) => RampOutcome.Held,
        _ => RampOutcome.NotProven,
    };
}
