using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>Creates the table of a ramp: the numbers of its chart. Chart, table and files show the same strings.</summary>
internal static class RampTable
{
    public static IReadOnlyList<RampColumn> Columns { get; } =
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
        new("rowsPerSecond", "rows/s", true),
        new("megabytesPerSecond", "MB/s", true),
        new("holds", "holds", true),
        new("verdict", "verdict", false),
        new("heldFromSeconds", "held from, s", true),
    ];

    /// <summary>Creates the table, with a row for every judged level.</summary>
    public static TableView Create(RampRun run) => new(
        $"{run.Subject}: every level that was judged; times in scenario time",
        [.. Columns.Select(column => column.Header)],
        [.. run.Levels.Select(level => Cells(run, level))]);

    public static IReadOnlyList<string> Cells(RampRun run, StepResult level) =>
    [
        Figures.Plain(level.Step.Number),
        Figures.Plain(level.Step.Level),
        Figures.Plain(level.Streaming),
        Rate(run, level),
        Figures.Range(level.SuccessInterval.Low.Percent, level.SuccessInterval.High.Percent),
        Time(level.Probes.Response.P50, level.Probes.Response),
        Time(level.Probes.Response.P95, level.Probes.Response),
        Slowest(run, level),
        Time(level.Streams.FirstRow.P50, level.Streams.FirstRow),
        Time(level.Streams.FirstRow.Max, level.Streams.FirstRow),
        level.Streams.Rate is { } rows ? Figures.Number(rows.RowsPerSecond) : Figures.NoData,
        level.Streams.Rate?.BytesPerSecond is { } bytes ? Figures.Number(bytes / 1e6) : Figures.NoData,
        Figures.Plain(run.Holds.Count(hold => hold.Step == level.Step)),
        VerdictOf(run, level),
        Figures.Number(level.HoldStartedAt.TotalSeconds),
    ];

    public static string Rate(RampRun run, StepResult level) => run.Limits is { } limits
        ? Figures.PercentNumber(level.SuccessRate.Percent, limits.MinSuccessRate.Percent)
        : Figures.PercentNumber(level.SuccessRate.Percent);

    // "too few" if the summary has samples but not this figure, "no data" if it has none.
    private static string Time(TimeSpan? time, LatencySummary of) =>
        time is { } known ? Figures.Milliseconds(known) : of.Count > 0 ? Figures.TooFew : Figures.NoData;

    private static string Slowest(RampRun run, StepResult level) => (level.Probes.Response.Max, run.Limits?.MaxApiResponse) is ({ } slowest, { } limit)
        ? Figures.Milliseconds(slowest, limit)
        : Time(level.Probes.Response.Max, level.Probes.Response);

    private static string VerdictOf(RampRun run, StepResult level) => level switch
    {
        _ when level.Step.Level == run.BreakingPoint => "broke",
        { Healthy: true, Attempt: > 1 } => "held when tried again",
        { Healthy: true } => "held",
        { Failed: true } => "failed",
        _ => "not proven",
    };
}
