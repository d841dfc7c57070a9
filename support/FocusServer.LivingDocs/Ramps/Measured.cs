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
        var (healthy, planned) = (run.Levels.Count(level => level.Healthy), run.Plan?.Levels.Count ?? 0);
        double? share = run.Levels.Count > 0 && planned > 0 ? 100.0 * healthy / planned : null;
        return Share(run, "healthy steps", PromiseNames.HealthySteps, share, $" ({healthy} of {planned})", run.Limits?.HealthySteps, atLeast: true, ["of the steps are healthy"]);
    }

    private static MeasuredView SuccessRate(RampRun run)
    {
        var lowest = run.Levels.Where(level => level.SuccessRate is not null).MinBy(level => level.SuccessRate);
        return Share(run, "success rate", "", lowest?.SuccessRate, lowest?.SuccessRate >= 100 ? "" : At(lowest), run.Limits?.SuccessRate, atLeast: true, []);
    }

    private static MeasuredView ErrorsAtMaximum(RampRun run)
    {
        var level = run.Levels.LastOrDefault(level => level.Asked == run.Plan?.Maximum && level.Streaming is not null);
        var missing = level?.Asked - level?.Streaming;
        return Share(
            run,
            "errors at maximum",
            PromiseNames.ErrorsAtMaximum,
            level is null ? null : 100.0 * missing / level.Asked,
            $" ({missing} of {Figures.Jobs(level?.Asked ?? 0)})",
            run.Limits?.ErrorsAtMaximum,
            atLeast: false,
            ["jobs fail at the maximum"]);
    }

    private static MeasuredView ApiResponse(RampRun run)
    {
        var slowest = run.Levels.Where(level => level.Api.Max is not null).MaxBy(level => level.Api.Max);
        var limit = run.Limits?.ApiResponse;
        var margin = limit - slowest?.Api.Max;
        return new(
            "API response",
            slowest is null ? Figures.NoData : Figures.Time(slowest.Api.Max!.Value) + At(slowest),
            limit is { } most ? $"≤ {Figures.Setting(most)}" : "",
            margin is null ? null : margin >= TimeSpan.Zero,
            margin is { } left ? $"{(left < TimeSpan.Zero ? "−" : "")}{Room(left.Duration())}" : "",
            []);
    }

    private static MeasuredView FinalHealth(RampRun run) =>
        Word(run, "final health", PromiseNames.FinalHealth, "healthy", ["server is healthy at the end"]);

    private static MeasuredView Cleanup(RampRun run) =>
        Word(run, "cleanup", PromiseNames.Cleanup, "every job gone", ["every job is gone"]);

    private static MeasuredView Held(RampRun run) => new(
        Verdict, VerdictSentence.Of(run).Headline, "", run.Verdict switch { RampVerdict.Held => true, RampVerdict.NotProven => null, _ => false }, "", ["ramp is held"]);

    // What a step says of these is right or wrong by itself; there is no limit that they keep.
    private static IEnumerable<MeasuredView> Facts(RampRun run)
    {
        yield return Fact("outcome", VerdictSentence.Of(run).Headline, ["the verdict is", "nothing is proven", "load generator is named"]);
        yield return Fact("last good level", run.LastGood is { } good ? Figures.Jobs(good) : "none", ["last level that held", "no level held"]);
        yield return Fact("capacity", run.Capacity is { } most ? Figures.Jobs(most) : Figures.NoData, ["the capacity is"]);
        yield return Fact("last step", run.Levels is [.., { SuccessRate: { } rate }] ? Figures.Percent(rate) : Figures.NoData, ["success rate of the last step"]);
        yield return Fact("left behind", run.Cleanup is { } cleanup ? Figures.Jobs(cleanup.Leftovers.Count) : Figures.NoData, ["named as left behind"]);
    }

    private static MeasuredView Fact(string name, string value, IReadOnlyList<string> steps) => new(name, value, "", null, "", steps);

    private static MeasuredView Word(RampRun run, string promise, string name, string limit, IReadOnlyList<string> steps)
    {
        var judged = run.Promises.FirstOrDefault(judged => judged.Name == name);
        return new(promise, judged?.Measured ?? Figures.NoData, judged?.Limit ?? limit, judged?.Kept, "", steps);
    }

    // Whether it was kept is the evidence's word where it has one; a run that was killed says nothing of the ramp as a whole.
    private static MeasuredView Share(
        RampRun run, string promise, string name, double? share, string more, double? limit, bool atLeast, IReadOnlyList<string> steps)
    {
        var judged = run.Promises.FirstOrDefault(judged => judged.Name == name);
        var margin = atLeast ? share - limit : limit - share;
        var ok = judged is not null ? judged.Kept : name.Length > 0 && !run.Finished ? null : margin is { } left ? left >= 0 : (bool?)null;
        return new(
            promise,
            share is { } measured ? Figures.Percent(measured) + more : Figures.NoData,
            limit is { } allowed ? $"{(atLeast ? "≥" : "≤")} {Figures.Percent(allowed)}" : "",
            ok,
            margin is { } room ? Figures.Of(Math.Abs(room)) is var size && room < 0 ? "−" + size : size : "",
            steps);
    }

    private static string Room(TimeSpan time) => time.TotalSeconds >= 1 ? Figures.Of(time.TotalSeconds) + " s" : Figures.Time(time);

    private static string At(RampLevel? level) => level is null ? "" : $" at {Figures.Jobs(level.Asked)}";
}
