using FocusServer.Evidence;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Describes a chart in words for readers who cannot see it: the numbers of the table, level by level.</summary>
internal static class ChartWords
{
    public static string Describe(RampRun run) => string.Join(' ', [.. Limits(run), .. run.Levels.Select(level => Sentence(run, level))]);

    private static IEnumerable<string> Limits(RampRun run)
    {
        if (run.Limits is { } limits)
        {
            yield return $"Limit of the success rate: {limits.SuccessRateText}.";
            yield return $"Limit of the API response: {limits.ApiResponseText}.";
        }
    }

    private static string Sentence(RampRun run, StepResult level)
    {
        var cells = RampTable.Columns.Select(column => column.Key).Zip(RampTable.Cells(run, level)).ToDictionary();
        var parts = new[]
        {
            With(cells["streamingJobs"], " streaming"),
            With(cells["successRatePercent"], " %", "success rate "),
            With(cells["apiP50Ms"], " ms", "API p50 "),
            With(cells["apiP95Ms"], " ms", "p95 "),
            With(cells["apiMaxMs"], " ms", "slowest "),
            With(cells["firstRowMs"], " ms", "first row "),
            cells["verdict"],
        };
        return $"{Figures.Jobs(level.Step.Level)}: {string.Join(", ", parts)}.";
    }

    private static string With(string cell, string unit, string before = "") =>
        before + cell + (cell is Figures.NoData or Figures.TooFew ? "" : unit);
}
