using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>A verdict in words. The console, failure messages, charts, pages and summaries all have theirs from here.</summary>
/// <param name="Headline">The headline, such as "Held", "Broke at 60 jobs" or "Not proven".</param>
/// <param name="Completion">The completion of the headline to a sentence, such as " up to 10 jobs"; may be empty.</param>
/// <param name="Details">The sentences that follow.</param>
public sealed record VerdictText(string Headline, string Completion, IReadOnlyList<string> Details)
{
    private const int MostNamed = 3;
    private const int MostCauses = 2;

    /// <summary>The sentences after the headline, such as "Up to 10 jobs. Lowest success rate 100 %, limit 70 %."; may be empty.</summary>
    public string Explanation =>
        string.Join(' ', Completion.Length == 0 ? Details : [$"{Capital(Completion.TrimStart(' ', ',', ':'))}.", .. Details]);

    /// <summary>Describes the verdict on a ramp.</summary>
    /// <param name="result">The result of the ramp; null when its evidence lacks even the plan.</param>
    public static VerdictText From(RampResult? result)
    {
        if (result is null)
        {
            return new(HeadlineFor(RampOutcome.NotProven, null), ": " + new CutShort(null, RunPhase.Ramp, "").Sentence, []);
        }

        var verdict = result.Verdict;
        var (completion, details) = Describe(result, verdict);
        return new(HeadlineFor(verdict.Outcome, verdict.BreakingPoint), completion, [.. details, .. Left(result)]);
    }

    /// <summary>Gets the headline of an outcome, such as "Broke at 60 jobs".</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="breakingPoint">The breaking point, in jobs; null when there is none.</param>
    public static string HeadlineFor(RampOutcome outcome, int? breakingPoint) => (outcome, breakingPoint) switch
    {
        (RampOutcome.Held, _) => "Held",
        (RampOutcome.Broke, { } jobs) => $"Broke at {Figures.Jobs(jobs)}",
        (RampOutcome.Broke, null) => "Broke",
        (RampOutcome.Failed, _) => "Failed",
        _ => "Not proven",
    };

    /// <summary>Gets the verdict as a sentence and its details, such as "Full ramp: broke at 60 jobs. Last level that held: 55."</summary>
    /// <param name="subject">The name of the ramp.</param>
    public string About(string subject) => string.Join(' ', [$"{subject}: {Small(Headline)}{Completion}.", .. Details]);

    /// <summary>Gets the verdict in one sentence without a full stop, such as "broke at 35 jobs; the last level that held: 30".</summary>
    internal static string Short(RampVerdict verdict) => Small(HeadlineFor(verdict.Outcome, verdict.BreakingPoint)) + verdict.Outcome switch
    {
        RampOutcome.Held => FormattableString.Invariant($"; no breaking point up to {verdict.NoBreakUpTo}{Below(verdict)}{Appended(Starts(verdict))}"),
        RampOutcome.Broke => $"; the last level that held: {verdict.LastGood?.ToString() ?? "none"}{Below(verdict)}{Appended(Starts(verdict))}",
        RampOutcome.Failed when verdict.Unsteady is { } unsteady => ": " + Unsteady(unsteady),
        RampOutcome.Failed => ": " + Sentences(verdict, CriterionOutcome.Fail) + Appended(Starts(verdict)),
        _ => ": " + WhyNotProven(verdict),
    };

    private static (string Completion, IEnumerable<string> Details) Describe(RampResult result, RampVerdict verdict) => verdict switch
    {
        { Outcome: RampOutcome.Held } =>
            ($" up to {Figures.Jobs(result.Plan.Options.MaxJobs)}", [.. Worst(result), .. Recovered(result), .. Starts(verdict)]),
        { Outcome: RampOutcome.Broke, Break: { } found } => (Where(result, found), [.. Broke(result, found), .. Starts(verdict)]),
        { Outcome: RampOutcome.Failed, Unsteady: { } unsteady } => (", " + Unsteady(unsteady), [.. Missed(result, verdict), .. Starts(verdict)]),
        { Outcome: RampOutcome.Failed } => (", although no level broke", [.. Missed(result, verdict), .. Starts(verdict)]),
        _ => (": " + WhyNotProven(result, verdict), result.Steps.Count == 0 ? [] : [LastGood(verdict.LastGood)]),
    };

    private static string Where(RampResult result, Break found) => found switch
    {
        { Exact: true, LastGood: { } good } => $", exactly: {Figures.Jobs(good.Level)} still held",
        { Exact: true } => ", exactly",
        _ when found.Jobs == result.Plan.Options.InitialJobs => ", the first level",
        _ => "",
    };

    private static IEnumerable<string> Worst(RampResult result)
    {
        yield return SuccessRate("Lowest success rate", result, result.Steps.Min(step => step.SuccessRate));
        if (result.Steps.Max(step => step.Probes.Response.Max) is { } slowest)
        {
            yield return SlowestResponse(result, slowest);
        }
    }

    private static string Unsteady(Unsteadiness unsteady) =>
        $"unsteady at every load: {Levels(unsteady.Failed)} failed twice, and {unsteady.Held} held; "
        + $"{unsteady.ProbesFailed} of the health probes and {unsteady.JobsFailed} of the jobs failed";

    private static string Below(RampVerdict verdict) =>
        verdict.FailedBelowHeld is { Count: > 0 } levels ? $"; {Levels(levels)} failed twice below that" : "";

    private static IEnumerable<string> Starts(RampVerdict verdict) => verdict.StartLimit is { } starts
        ? [$"{Figures.Jobs(starts.AtOnce)} started at once: {starts.Failed} fail; one by one it holds {starts.Held}."]
        : [];

    private static string Appended(IEnumerable<string> details) => string.Concat(details.Select(detail => "; " + Small(detail).TrimEnd('.')));

    /// <summary>Lists levels, such as "2, 4 and 6 jobs".</summary>
    internal static string Levels(IReadOnlyList<int> levels) =>
        string.Join(", ", levels.SkipLast(1).Select(level => Figures.Plain(level))) + (levels.Count > 1 ? " and " : "") + Figures.Jobs(levels[^1]);

    private static IEnumerable<string> Recovered(RampResult result)
    {
        if (result.Verdict.FailedBelowHeld is { Count: > 0 } below)
        {
            yield return $"{Levels(below)} failed twice below that.";
        }

        List<RampStep> failed = [.. result.Steps.Where(step => step.Healthy && result.Holds.Any(hold => hold.Step == step.Step && hold.Failed)).Select(step => step.Step)];
        if (failed.Count > 0)
        {
            var others = failed.Count > 1 ? $" and {failed.Count - 1} more levels" : "";
            yield return $"{Figures.Jobs(failed[0].Level)}{others} failed once, and it recovered.";
        }
    }

    private static IEnumerable<string> Broke(RampResult result, Break found)
    {
        var level = result.AllHolds.LastOrDefault(hold => hold.Step.Level == found.Jobs && hold.Failed);
        foreach (var missed in found.Causes.Take(MostCauses))
        {
            yield return Sentence(result, missed.Criterion, level);
        }

        if (found is not { Exact: true, LastGood: not null })
        {
            yield return LastGood(found.LastGood?.Level);
        }

        if (result.Verdict.FailedBelowHeld is { Count: > 0 } below)
        {
            yield return $"{Levels(below)} failed twice below that.";
        }

        if (found.InconclusiveSearch is { } inconclusive)
        {
            yield return $"Not to the job: {inconclusive.TrimEnd('.')}.";
        }

        if (found.Recovery is { } recovery)
        {
            yield return recovery.FailedHolds < recovery.Holds
                ? $"Afterwards it held {Figures.Jobs(found.LastGood?.Level ?? 0)} again."
                : "Afterwards it did not recover.";
        }
    }

    private static IEnumerable<string> Missed(RampResult result, RampVerdict verdict) => verdict.Criteria
        .Where(promise => promise.Outcome == CriterionOutcome.Fail && promise.Name != CriterionNames.Cleanup)
        .Select(promise => Sentence(result, promise, null));

    // Uses the numbers that chart and table show for the level.
    private static string Sentence(RampResult result, Criterion missed, StepResult? level) => missed.Name switch
    {
        CriterionNames.SuccessRate when level is not null => SuccessRate("Success rate", result, level.SuccessRate),
        CriterionNames.ApiResponse when level?.Probes.Response.Max is { } slowest => SlowestResponse(result, slowest),
        CriterionNames.ProbesAnswered => $"Health probes answered: {missed.Measured}.",
        _ => Capital(missed.Sentence) + ".",
    };

    private static string SuccessRate(string what, RampResult result, Percentage measured) =>
        $"{what} {measured.ToString(result.Limits.MinSuccessRate)}, limit {result.Limits.SuccessRateText}.";

    private static string SlowestResponse(RampResult result, TimeSpan slowest) =>
        $"Slowest API response {Figures.Time(slowest, result.Limits.MaxApiResponse)}, limit {result.Limits.ApiResponseText}.";

    private static string LastGood(int? level) =>
        level is { } good ? FormattableString.Invariant($"Last level that held: {good}.") : "No level held.";

    private static IEnumerable<string> Left(RampResult result)
    {
        if (result.Cleanup is { Leftovers: { Count: > 0 } left })
        {
            var named = left.Take(MostNamed).Select(job => $"{job.JobId} ({job.Reason})");
            yield return $"{Figures.Jobs(left.Count)} left behind: {string.Join(", ", named)}{(left.Count > MostNamed ? " …" : "")}.";
        }

        if (result.Cleanup is { UnidentifiedJobs: > 0 and var unidentified })
        {
            var requests = FormattableString.Invariant($"{unidentified} {(unidentified == 1 ? "request" : "requests")}");
            yield return $"{requests} without an answer may have created a job whose id is unknown.";
        }
    }

    private static string WhyNotProven(RampResult result, RampVerdict verdict) =>
        result is { Steps.Count: 0, CutShort: null } ? "no level was judged" : WhyNotProven(verdict);

    // No promise of the whole ramp need be missed where its maximum failed once, and the other hold of it proved nothing.
    // The hindrance says more than the promises that it left open: they may have been kept as far as anything was measured.
    private static string WhyNotProven(RampVerdict verdict)
    {
        var why = verdict.CutShort?.Sentence.TrimEnd('.', ' ')
            ?? verdict.Hindrance
            ?? Sentences(verdict, CriterionOutcome.NotProven, CriterionOutcome.NoData);
        var before = verdict.BreakingPoint is { } jobs ? $"; {Figures.Jobs(jobs)} had failed twice before that" : "";
        return (why.Length > 0 ? why : "the maximum was not held, and did not fail twice") + before;
    }

    private static string Sentences(RampVerdict verdict, params CriterionOutcome[] outcomes) =>
        string.Join("; ", verdict.Criteria.Where(promise => outcomes.Contains(promise.Outcome)).Select(promise => promise.Sentence));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
