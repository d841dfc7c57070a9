using System.Globalization;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The columns of a ramp's table, and their cells.</summary>
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

    public static IReadOnlyList<string> Cells(RampRun run, StepResult level) =>
    [
        Whole(level.Step.Number),
        Whole(level.Step.Level),
        Whole(level.Streaming),
        Rate(level),
        $"{Figures.Number(level.SuccessInterval.Low.Percent)}–{Figures.Number(level.SuccessInterval.High.Percent)}",
        Time(level.Probes.Response.P50, level.Probes.Response),
        Time(level.Probes.Response.P95, level.Probes.Response),
        Time(level.Probes.Response.Max, level.Probes.Response),
        Time(level.Streams.FirstRow.P50, level.Streams.FirstRow),
        Time(level.Streams.FirstRow.Max, level.Streams.FirstRow),
        Whole(run.Holds.Count(hold => hold.Step.Kind == StepKind.Ramp && hold.Step == level.Step)),
        VerdictOf(run, level),
        Figures.Number(level.HoldStartedAt.TotalSeconds),
    ];

    public static string Rate(StepResult level) => Figures.Number(level.SuccessRate.Percent);

    /// <summary>Formats a figure of a summary; "too few" if the summary has samples but not this figure, "no data" if it has none.</summary>
    public static string Time(TimeSpan? time, LatencySummary of) =>
        time is { } known ? Figures.Milliseconds(known) : of.Count > 0 ? Figures.TooFew : Figures.NoData;

    private static string VerdictOf(RampRun run, StepResult level) => level switch
    {
        _ when level.Step.Level == run.BreakingPoint => "broke",
        { Healthy: true, Attempt: > 1 } => "held when tried again",
        { Healthy: true } => "held",
        { Failed: true } => "failed",
        _ => "not proven",
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A column of a ramp's table.</summary>
/// <param name="Key">Its name for machines, with its unit, such as "successRatePercent".</param>
/// <param name="Header">Its name for people, with its unit, such as "success rate, %".</param>
/// <param name="Numeric">True if its cells are numbers, or words in place of a missing number.</param>
public sealed record RampColumn(string Key, string Header, bool Numeric);
