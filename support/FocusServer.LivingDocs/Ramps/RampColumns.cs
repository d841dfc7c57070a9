using System.Globalization;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The columns of a ramp's table, and what stands in them.</summary>
internal static class RampColumns
{
    public static IReadOnlyList<RampColumn> All { get; } =
    [
        new("step", "step", true),
        new("askedJobs", "asked, jobs", true),
        new("streamingJobs", "streaming, jobs", true),
        new("successRatePercent", "success rate, %", true),
        new("successIntervalPercent", "95 % interval, %", false),
        new("apiP50Ms", "API p50, ms", true),
        new("apiP95Ms", "API p95, ms", true),
        new("apiMaxMs", "API slowest, ms", true),
        new("firstRowMs", "time to first row, ms", true),
        new("firstRowMaxMs", "longest to first row, ms", true),
        new("holds", "holds", true),
        new("verdict", "verdict", false),
        new("heldFromSeconds", "held from, s", true),
    ];

    public static IReadOnlyList<string> Cells(RampRun run, RampLevel level) =>
    [
        Whole(level.Step),
        Whole(level.Asked),
        level.Streaming is { } streaming ? Whole(streaming) : Figures.NoData,
        Rate(level),
        level.SuccessInterval is { } interval ? $"{Figures.Of(interval.Low)}–{Figures.Of(interval.High)}" : Figures.NoData,
        Time(level.Api.P50, level.Api),
        Time(level.Api.P95, level.Api),
        Time(level.Api.Max, level.Api),
        Time(level.FirstRow.Typical, level.FirstRow),
        Time(level.FirstRow.Max, level.FirstRow),
        Whole(run.Holds.Count(hold => hold.Kind == HoldKind.Ramp && hold.Step == level.Step)),
        VerdictOf(run, level),
        level.HoldFrom is { } from ? Figures.Of(from.TotalSeconds) : Figures.NoData,
    ];

    public static string Rate(RampLevel level) => level.SuccessRate is { } rate ? Figures.Of(rate) : Figures.NoData;

    /// <summary>A figure of a summary: a number, "too few" where others of the summary are known, else "no data".</summary>
    public static string Time(TimeSpan? time, Latency of) =>
        time is { } known ? Figures.Milliseconds(known) : of.Any ? Figures.TooFew : Figures.NoData;

    private static string VerdictOf(RampRun run, RampLevel level) => level switch
    {
        _ when level.Asked == run.BreakingPoint => "broke",
        { Healthy: true, Attempt: > 1 } => "held when tried again",
        { Healthy: true } => "held",
        { Failed: true } => "failed",
        _ => "not proven",
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
