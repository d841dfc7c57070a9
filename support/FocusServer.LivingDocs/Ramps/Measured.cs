using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>What was measured of each promise, beside what was promised.</summary>
public static class Measured
{
    private const string Verdict = "verdict";

    /// <summary>The promises in the order of the features: those of the table of limits first.</summary>
    public static IReadOnlyList<MeasuredView> Of(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [HealthySteps(run), SuccessRate(run), ApiResponse(run), ErrorsAtMaximum(run), FinalHealth(run), Cleanup(run), Held(run), .. Facts(run)];
    }

    /// <summary>In one line, such as "measured 93.1 % · limit ≥ 85 % ✓ margin 8.1".</summary>
    public static string Text(MeasuredView measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        var limit = measured.Limit.Length > 0 ? $" · limit {measured.Limit}" : "";
        var sign = measured.Ok switch { true => " ✓", false => " ✕", _ => IsJudged(measured) ? " ? not proven" : "" };
        return $"measured {measured.Measured}{limit}{sign}{(measured.Margin.Length > 0 ? $" margin {measured.Margin}" : "")}";
    }

    /// <summary>Whether there is anything to keep or to miss; of a mere fact, such as the last level that held, nothing is to be proven.</summary>
    public static bool IsJudged(MeasuredView measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return measured.Ok is not null || measured.Limit.Length > 0 || measured.Promise == Verdict;
    }

    private static MeasuredView HealthySteps(RampRun run)
    {
        var (healthy, planned) = (run.Levels.Count(level => level.Healthy), run.Plan?.Steps.Count ?? 0);
        double? share = run.Levels.Count > 0 && planned > 0 ? 100.0 * healthy / planned : null;
        return Share("healthy steps", Kept(run, run.Verdict?.HealthySteps), share, $" ({healthy} of {planned})", run.Limits?.MinHealthySteps, atLeast: true, ["of the steps are healthy"]);
    }

    private static MeasuredView SuccessRate(RampRun run)
    {
        var lowest = run.Levels.MinBy(level => level.SuccessRate.Percent);
        return Share("success rate", Kept(run, CriterionNames.SuccessRate), lowest?.SuccessRate.Percent, lowest?.SuccessRate.Percent >= 100 ? "" : At(lowest), run.Limits?.MinSuccessRate, atLeast: true, []);
    }

    private static MeasuredView ErrorsAtMaximum(RampRun run)
    {
        var level = run.Levels.LastOrDefault(level => level.Step.Level == run.Plan?.Options.MaxJobs);
        return Share(
            "errors at maximum",
            Kept(run, run.Verdict?.ErrorRateAtMaximum),
            level is null ? null : 100.0 * level.NotStreaming / level.Step.Level,
            $" ({level?.NotStreaming} of {Figures.Jobs(level?.Step.Level ?? 0)})",
            run.Limits?.MaxErrorRateAtMaximum,
            atLeast: false,
            ["jobs fail at the maximum"]);
    }

    private static MeasuredView ApiResponse(RampRun run)
    {
        var slowest = run.Levels.Where(level => level.Probes.Response.Max is not null).MaxBy(level => level.Probes.Response.Max);
        var limit = run.Limits?.MaxApiResponse;
        var margin = limit - slowest?.Probes.Response.Max;
        return new(
            "API response",
            slowest is null ? Figures.NoData : Figures.Time(slowest.Probes.Response.Max!.Value) + At(slowest),
            limit is { } most ? $"≤ {Figures.Setting(most)}" : "",
            Kept(run, CriterionNames.ApiResponse),
            margin is { } left ? $"{(left < TimeSpan.Zero ? "−" : "")}{Room(left.Duration())}" : "",
            []);
    }

    private static MeasuredView FinalHealth(RampRun run) =>
        Word("final health", run.Verdict?.FinalHealth, "healthy", ["server is healthy at the end"]);

    private static MeasuredView Cleanup(RampRun run) =>
        Word("cleanup", run.Verdict?.Cleanup, "every job gone", ["every job is gone"]);

    private static MeasuredView Held(RampRun run) => new(
        Verdict, VerdictSentence.Of(run).Headline, "", run.Outcome switch { RampOutcome.Held => true, RampOutcome.NotProven => null, _ => false }, "", ["ramp is held"]);

    // What a step says of these is right or wrong by itself; there is no limit that they keep.
    private static IEnumerable<MeasuredView> Facts(RampRun run)
    {
        yield return Fact("outcome", VerdictSentence.Of(run).Headline, ["the verdict is", "nothing is proven", "load generator is named"]);
        yield return Fact("last good level", run.LastGood is { } good ? Figures.Jobs(good) : "none", ["last level that held", "no level held"]);
        yield return Fact("capacity", run.Capacity is { } most ? Figures.Jobs(most) : Figures.NoData, ["the capacity is"]);
        yield return Fact("last step", run.Levels is [.., var last] ? Figures.Percent(last.SuccessRate.Percent) : Figures.NoData, ["success rate of the last step"]);
        yield return Fact("left behind", run.Cleanup is { } cleanup ? Figures.Jobs(cleanup.Leftovers.Count) : Figures.NoData, ["named as left behind"]);
    }

    private static MeasuredView Fact(string name, string value, IReadOnlyList<string> steps) => new(name, value, "", null, "", steps);

    private static MeasuredView Word(string promise, Criterion? judged, string limit, IReadOnlyList<string> steps) =>
        new(promise, judged is null or { Outcome: CriterionOutcome.NoData } ? Figures.NoData : judged.Measured, judged?.Limit ?? limit, Kept(judged), "", steps);

    private static MeasuredView Share(string promise, bool? kept, double? share, string more, Percentage? limit, bool atLeast, IReadOnlyList<string> steps)
    {
        var margin = atLeast ? share - limit?.Percent : limit?.Percent - share;
        return new(
            promise,
            share is { } measured ? Figures.Percent(measured) + more : Figures.NoData,
            limit is { } allowed ? $"{(atLeast ? "≥" : "≤")} {Figures.Percent(allowed.Percent)}" : "",
            kept,
            margin is { } room ? Figures.Of(Math.Abs(room)) is var size && room < 0 ? "−" + size : size : "",
            steps);
    }

    // A run that was killed says nothing of the ramp as a whole.
    private static bool? Kept(RampRun run, Criterion? judged) => run.Finished ? Kept(judged) : null;

    private static bool? Kept(Criterion? judged) => judged?.Outcome switch { CriterionOutcome.Pass => true, CriterionOutcome.Fail => false, _ => null };

    // Of a promise of every level: one that missed it is enough to miss it.
    private static bool? Kept(RampRun run, string criterion)
    {
        var judged = run.Levels.SelectMany(level => level.Criteria).Where(judged => judged.Name == criterion).Select(Kept).ToList();
        return judged.Contains(false) ? false : judged.Count == 0 || judged.Contains(null) ? null : true;
    }

    private static string Room(TimeSpan time) => time.TotalSeconds >= 1 ? Figures.Of(time.TotalSeconds) + " s" : Figures.Time(time);

    private static string At(StepResult? level) => level is null ? "" : $" at {Figures.Jobs(level.Step.Level)}";
}
