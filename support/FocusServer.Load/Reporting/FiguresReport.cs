using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Reporting;

/// <summary>
/// Describes what a run measured besides its verdict: rows, the load generator itself, and levels too small to prove their limit.
/// </summary>
internal static class FiguresReport
{
    public static IReadOnlyList<string> Lines(RampResult result) =>
    [
        "",
        "📐 Measured over the run:",
        $"   • API response: {Percentiles(result.ApiResponse, "slowest")}",
        $"   • Time to first row: {Percentiles(result.Streams.FirstRow, "longest")}",
        $"   • Job requests answered: {Requests(result)}",
        $"   • Gaps between rows: {Percentiles(result.Streams.Gaps, "longest")}",
        $"   • Rows: {RowsText.Measured(result)}",
        $"   • Stalls: {Stalls(result.Streams)}",
        .. Order(result.Streams),
        .. Recovered(result.Recovery),
        .. Generator(result),
        .. TooSmall(result),
    ];

    private static string Percentiles(LatencySummary summary, string max) => summary.Count == 0
        ? Figures.NoData
        : $"p50 {Figures.ConsoleFigure(summary.P50)}, p95 {Figures.ConsoleFigure(summary.P95)}, p99 {Figures.ConsoleFigure(summary.P99)}, "
            + $"{max} {Figures.ConsoleFigure(summary.Max)} (of {summary.Count})";

    // Few requests have no percentile; their longest answer always tells something.
    private static string Requests(RampResult result)
    {
        var (answered, longest) = (result.Jobs.Count(job => job.AnswerTime is not null), result.Jobs.Max(job => job.AnswerTime));
        return $"{answered} of {result.Jobs.Count}{(longest is null ? "" : $", longest {Figures.ConsoleFigure(longest)}")}";
    }

    private static IEnumerable<string> Recovered(Recovery? recovery)
    {
        if (recovery is not null)
        {
            yield return recovery.After is { } after
                ? $"   • Healthy after the last level: within {Figures.Setting(after)}"
                : $"   ❗ Not healthy within {Figures.Tenths(Recovery.Longest)} of the last level: {recovery.Reason}";
        }
    }

    private static string Stalls(StreamSummary streams) => streams.Stalls == 0
        ? "none"
        : $"{streams.Stalls}, longest silence "
            + (streams.StallLengths.Max is null ? "still going on" : Figures.ConsoleFigure(streams.StallLengths.Max));

    private static IEnumerable<string> Order(StreamSummary streams)
    {
        if (streams.RowJumps + streams.RepeatedMessages > 0)
        {
            yield return $"   ❗ Rows out of order: {streams.RowJumps} jumps, {streams.MissingRows} rows left out, {streams.RepeatedMessages} messages that only repeated rows";
        }
    }

    // Where others make the load, the run's own process is the coordinator.
    private static IEnumerable<string> Generator(RampResult result)
    {
        if (result.Generator is not { } generator)
        {
            yield break;
        }

        var who = result.AllHolds.Any(hold => hold.Generators.Count > 0) ? "Coordinator" : "Load generator";
        yield return $"🧰 {who}, in real time: CPU {generator.Cpu}, lag p99 {Figures.ConsoleFigure(generator.Lag.P99)}, "
            + $"GC pause {generator.GcPause}, thread delay p99 {Figures.ConsoleFigure(generator.PoolDelay.P99)}, "
            + $"longest gap of its control stream {Longest(generator.ReferenceGaps)}, "
            + $"other processes {MachineSummary.DescribeOthers(generator.Machine)}";
        if (generator.Suspect > TimeSpan.Zero)
        {
            yield return $"   ❗ {generator.Overload}";
        }
    }

    private static IEnumerable<string> TooSmall(RampResult result)
    {
        if (result.Steps is [.., { TooSmall: { } sentence } last])
        {
            yield return $"ℹ️  {sentence}: {last.Streaming} of {last.Step.Level} streaming leaves {last.SuccessInterval} (95 % interval)";
        }
    }

    private static string Longest(LatencySummary summary) => summary.Max is null ? Figures.NoData : Figures.ConsoleFigure(summary.Max);
}
