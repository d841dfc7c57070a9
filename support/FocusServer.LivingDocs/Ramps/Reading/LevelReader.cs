namespace FocusServer.LivingDocs.Ramps.Reading;

/// <summary>Reads one hold.</summary>
internal static class LevelReader
{
    /// <summary>Null when it does not say how many jobs were asked for.</summary>
    public static RampLevel? Read(Fields result)
    {
        if (result["step"].Whole("level") is not { } asked)
        {
            return null;
        }

        var promises = Promises(result.Items("criteria"));
        var streaming = result.Whole("streaming");
        return new RampLevel
        {
            Step = result["step"].Whole("number") ?? 0,
            Asked = asked,
            Streaming = streaming,
            Attempt = result.Whole("attempt") ?? 1,
            Kind = KindOf(result["step"].Text("kind")),
            SuccessRate = result.Number("successRatePercent") ?? (asked > 0 ? 100.0 * streaming / asked : null),
            SuccessInterval = IntervalOf(result["successInterval"]),
            Api = LatencyOf(result["probes"]["response"]),
            FirstRow = new Latency(null, null, null, null, result.Milliseconds("averageCreationMs")),
            Healthy = result.Flag("healthy") ?? (promises.Count > 0 && promises.All(promise => promise.Kept == true)),
            Promises = WithBeginnings(promises, result.Items("missed")),
            FailureCauses = result.Texts("failureCauses"),
            HoldFrom = result.Milliseconds("holdStartedAtMs"),
            HoldTo = result.Milliseconds("holdEndedAtMs"),
            EndedEarly = result.Text("endedEarly"),
            TooSmall = result.Text("tooSmall"),
        };
    }

    public static JudgedPromise PromiseOf(Fields criterion) => new(
        criterion.Text("name") ?? "promise",
        criterion.Text("outcome") switch { "pass" => true, "fail" => false, _ => null },
        criterion.Text("measured") ?? "no data",
        criterion.Text("limit") ?? "unknown");

    public static JudgedPromise MissedOf(Fields missed) => PromiseOf(missed["criterion"]) with { BeganAfter = missed.Milliseconds("beganAfterMs") };

    public static List<JudgedPromise> Promises(IEnumerable<Fields> criteria) =>
        [.. criteria.Where(criterion => criterion.Exists).Select(PromiseOf)];

    private static List<JudgedPromise> WithBeginnings(List<JudgedPromise> promises, IEnumerable<Fields> missed)
    {
        var beginnings = missed.Select(MissedOf).GroupBy(promise => promise.Name).ToDictionary(same => same.Key, same => same.First().BeganAfter);
        return [.. promises.Select(promise => promise with { BeganAfter = beginnings.GetValueOrDefault(promise.Name) })];
    }

    private static Latency LatencyOf(Fields summary) =>
        new((long?)summary.Number("count"), summary.Milliseconds("p50Ms"), summary.Milliseconds("p95Ms"), summary.Milliseconds("maxMs"));

    private static Interval? IntervalOf(Fields interval) =>
        interval.Number("lowPercent") is { } low && interval.Number("highPercent") is { } high ? new Interval(low, high) : null;

    private static HoldKind KindOf(string? kind) => kind switch
    {
        "search" => HoldKind.Search,
        "recovery" => HoldKind.Recovery,
        _ => HoldKind.Ramp,
    };
}
