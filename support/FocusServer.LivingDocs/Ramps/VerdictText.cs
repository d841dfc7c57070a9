using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>Describes a verdict in words.</summary>
internal static class VerdictText
{
    /// <summary>Gets the headline, its completion to a sentence, and the sentences that follow.</summary>
    public static (string Headline, string Completion, IEnumerable<string> Details) Describe(RampRun run) => run.Outcome switch
    {
        RampOutcome.Held => ("Held", Held(run), [.. Worst(run), .. Recovered(run), .. Left(run)]),
        RampOutcome.Broke when run.BreakingPoint is { } jobs =>
            ($"Broke at {Figures.Jobs(jobs)}", Where(run, jobs), [.. Broke(run, jobs), .. Left(run)]),
        RampOutcome.Failed => ("Failed", ", although no level broke", [.. Missed(run), .. Left(run)]),
        _ => ("Not proven", ": " + NotProven(run), [.. LastGood(run), .. Left(run)]),
    };

    private static string Held(RampRun run) =>
        (run.Plan?.Options.MaxJobs ?? run.LastGood) is { } maximum ? $" up to {Figures.Jobs(maximum)}" : "";

    private static string Where(RampRun run, int jobs) => run.Break switch
    {
        { Exact: true } => run.LastGood is { } good ? $", exactly: {Figures.Jobs(good)} still held" : ", exactly",
        _ when jobs == run.Plan?.Options.InitialJobs => ", the first level",
        _ => "",
    };

    private static IEnumerable<string> Worst(RampRun run)
    {
        if (run.Levels.Count > 0)
        {
            yield return $"Lowest success rate {Figures.Percent(run.Levels.Min(level => level.SuccessRate.Percent))}{SuccessLimit(run)}.";
        }

        if (run.Levels.Max(level => level.Probes.Response.Max) is { } slowest)
        {
            yield return $"Slowest API response {Figures.Time(slowest)}{ApiLimit(run)}.";
        }
    }

    private static IEnumerable<string> Recovered(RampRun run)
    {
        List<StepResult> failed = [.. run.Holds.Where(hold => hold.Step.Kind == StepKind.Ramp && hold.Failed).DistinctBy(hold => hold.Step)];
        if (failed.Count > 0)
        {
            yield return $"{Figures.Jobs(failed[0].Step.Level)}{(failed.Count > 1 ? $" and {failed.Count - 1} more levels" : "")} failed once, and it recovered.";
        }
    }

    private static IEnumerable<string> Broke(RampRun run, int jobs)
    {
        var level = run.Holds.LastOrDefault(hold => hold.Step.Level == jobs && hold.Failed);
        foreach (var missed in run.Break!.Causes.Take(2))
        {
            yield return Sentence(run, missed.Criterion, level);
        }

        if (run.Break is not { Exact: true } || run.LastGood is null)
        {
            yield return run.LastGood is { } good ? $"Last level that held: {good}." : "No level held.";
        }

        if (run.Break.SearchDoubt is { } doubt)
        {
            yield return $"Not to the job: {doubt.TrimEnd('.')}.";
        }

        if (run.Break.Recovery is { } recovery)
        {
            yield return recovery.FailedHolds < recovery.Holds ? $"Afterwards it held {Figures.Jobs(run.LastGood ?? 0)} again." : "Afterwards it did not recover.";
        }
    }

    // Uses the numbers that chart and table show for the level.
    private static string Sentence(RampRun run, Criterion missed, StepResult? level) => missed.Name switch
    {
        CriterionNames.SuccessRate when level is not null => $"Success rate {Figures.Percent(level.SuccessRate.Percent)}{SuccessLimit(run)}.",
        CriterionNames.ApiResponse when level?.Probes.Response.Max is { } slowest => $"Slowest API response {Figures.Time(slowest)}{ApiLimit(run)}.",
        CriterionNames.ProbesAnswered => $"Health probes answered: {missed.Measured}.",
        _ => Capital(missed.Sentence) + ".",
    };

    private static IEnumerable<string> Missed(RampRun run) =>
        (run.Verdict?.Criteria ?? []).Where(promise => promise.Outcome == CriterionOutcome.Fail && promise.Name != CriterionNames.Cleanup).Select(promise => Sentence(run, promise, null));

    private static IEnumerable<string> LastGood(RampRun run) => (run.Levels.Count, run.LastGood) switch
    {
        (0, _) => [],
        (_, { } good) => [$"Last level that held: {good}."],
        _ => ["No level held."],
    };

    private static IEnumerable<string> Left(RampRun run)
    {
        if (run.Cleanup is { Leftovers: { Count: > 0 } left })
        {
            var named = left.Take(3).Select(job => $"{job.JobId} ({job.Reason})");
            yield return $"{Figures.Jobs(left.Count)} left behind: {string.Join(", ", named)}{(left.Count > 3 ? " …" : "")}.";
        }

        if (run.Cleanup is { UnidentifiedJobs: > 0 and var nameless })
        {
            yield return FormattableString.Invariant($"{nameless} {(nameless == 1 ? "request" : "requests")} without an answer may have made a job that nobody can name.");
        }
    }

    private static string NotProven(RampRun run) => run switch
    {
        { Verdict: null } => run.CutShort!.Sentence,
        { Levels.Count: 0, CutShort: null } => "no level was judged",
        _ => run.Verdict.WhyNotProven,
    };

    private static string SuccessLimit(RampRun run) => run.Limits?.MinSuccessRate.Percent is { } limit ? $", limit {Figures.Percent(limit)}" : "";

    private static string ApiLimit(RampRun run) => run.Limits?.MaxApiResponse is { } limit ? $", limit {Figures.Setting(limit)}" : "";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
