namespace FocusServer.LivingDocs.Ramps;

/// <summary>Finds the words for a verdict.</summary>
internal static class Telling
{
    /// <summary>The headline, what completes it in a sentence, and the sentences after it.</summary>
    public static (string Headline, string Completion, IEnumerable<string> Details) Of(RampRun run) => run.Verdict switch
    {
        RampVerdict.Held => ("Held", Held(run), [.. Worst(run), .. Recovered(run), .. Left(run)]),
        RampVerdict.Broke when run.BreakingPoint is { } jobs =>
            ($"Broke at {Figures.Jobs(jobs)}", Where(run, jobs), [.. Broke(run, jobs), .. Cut(run), .. Left(run)]),
        RampVerdict.Broke => ("Broke", "", [.. Missed(run), .. Left(run)]),
        RampVerdict.Failed => ("Failed", ", although no level broke", [.. Missed(run), .. Left(run)]),
        _ => ("Not proven", ": " + NotProven(run), [.. LastGood(run), .. Left(run)]),
    };

    private static string Held(RampRun run) =>
        (run.Plan?.Maximum ?? run.LastGood) is { } maximum ? $" up to {Figures.Jobs(maximum)}" : "";

    private static string Where(RampRun run, int jobs) => run.Break switch
    {
        { Exact: true } => run.LastGood is { } good ? $", exactly: {Figures.Jobs(good)} still held" : ", exactly",
        _ when jobs == run.Plan?.Initial => ", the first level",
        _ => "",
    };

    private static IEnumerable<string> Worst(RampRun run)
    {
        if (run.Levels.Min(level => level.SuccessRate) is { } rate)
        {
            yield return $"Lowest success rate {Figures.Percent(rate)}{SuccessLimit(run)}.";
        }

        if (run.Levels.Max(level => level.Api.Max) is { } slowest)
        {
            yield return $"Slowest API response {Figures.Time(slowest)}{ApiLimit(run)}.";
        }
    }

    private static IEnumerable<string> Recovered(RampRun run)
    {
        List<RampLevel> failed = [.. run.Holds.Where(hold => hold.Kind == HoldKind.Ramp && hold.Failed).DistinctBy(hold => hold.Step)];
        if (failed.Count > 0)
        {
            yield return $"{Figures.Jobs(failed[0].Asked)}{(failed.Count > 1 ? $" and {failed.Count - 1} more levels" : "")} failed once, and it recovered.";
        }
    }

    private static IEnumerable<string> Broke(RampRun run, int jobs)
    {
        var level = run.Holds.LastOrDefault(hold => hold.Asked == jobs && hold.Failed);
        foreach (var missed in run.Break!.Causes.Where(cause => level is null || level.Promises.Any(promise => promise.Name == cause.Name)).Take(2))
        {
            yield return Sentence(run, missed, level);
        }

        if (run.Break is not { Exact: true } || run.LastGood is null)
        {
            yield return run.LastGood is { } good ? $"Last level that held: {good}." : "No level held.";
        }

        if (run.Break.SearchDoubt is { } doubt)
        {
            yield return $"Not to the job: {doubt.TrimEnd('.')}.";
        }

        if (run.Break.Recovered is { } recovered)
        {
            yield return recovered ? $"Afterwards it held {Figures.Jobs(run.LastGood ?? 0)} again." : "Afterwards it did not recover.";
        }
    }

    // The numbers of the level that counts are those of chart and table.
    private static string Sentence(RampRun run, JudgedPromise missed, RampLevel? level) => missed.Name switch
    {
        PromiseNames.SuccessRate when level?.SuccessRate is { } rate => $"Success rate {Figures.Percent(rate)}{SuccessLimit(run)}.",
        PromiseNames.ApiResponse when level?.Api.Max is { } slowest => $"Slowest API response {Figures.Time(slowest)}{ApiLimit(run)}.",
        PromiseNames.ProbesAnswered => $"Health probes answered: {missed.Measured}.",
        _ => Capital(missed.Sentence) + ".",
    };

    private static IEnumerable<string> Missed(RampRun run) =>
        run.Promises.Where(promise => promise.Kept == false && promise.Name != PromiseNames.Cleanup).Select(promise => Sentence(run, promise, null));

    private static IEnumerable<string> Cut(RampRun run) => run.CutShort is { } cut ? [$"Then {CutShortAt(cut)}."] : [];

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
            yield return $"{Figures.Jobs(left.Count)} left behind: {string.Join(", ", left.Take(3))}{(left.Count > 3 ? " …" : "")}.";
        }

        if (run.Cleanup is { Nameless: > 0 and var nameless })
        {
            yield return FormattableString.Invariant($"{nameless} {(nameless == 1 ? "request" : "requests")} without an answer may have made a job that nobody can name.");
        }
    }

    private static string NotProven(RampRun run)
    {
        var open = run.Promises.FirstOrDefault(promise => promise.Kept is null);
        return run switch
        {
            { CutShort: { } cut } => CutShortAt(cut),
            { Generator.Overloaded: true } => "the load generator itself was overloaded",
            { Levels.Count: 0 } => "no level was judged",
            _ when open is not null => open.Sentence,
            _ => "the evidence holds no verdict",
        };
    }

    private static string CutShortAt(CutShort cut)
    {
        var step = cut.Step is { } number ? $"step {number}{(cut.Level is { } level ? $" ({Figures.Jobs(level)})" : "")}" : "";
        var at = (step, cut.Phase) switch
        {
            ("", _) => "before the first level",
            (_, "") => "at " + step,
            _ => $"in {cut.Phase}, after {step}",
        };
        return $"cut short {at}{(cut.Why.Length > 0 ? ": " + cut.Why.TrimEnd('.', ' ') : "")}";
    }

    private static string SuccessLimit(RampRun run) => run.Limits?.SuccessRate is { } limit ? $", limit {Figures.Percent(limit)}" : "";

    private static string ApiLimit(RampRun run) => run.Limits?.ApiResponse is { } limit ? $", limit {Figures.Setting(limit)}" : "";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
