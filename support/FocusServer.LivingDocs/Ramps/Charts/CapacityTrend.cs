using System.Xml.Linq;
using FocusServer.LivingDocs.Ramps.History;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws the capacity of a ramp over its runs, with commits, changes of limits, and the places where a figure changed and stayed so.</summary>
public static class CapacityTrend
{
    private const int MostRuns = 50;

    /// <summary>Draws the trend for the ramp of a run.</summary>
    /// <param name="run">The newest run; it is the last point.</param>
    /// <param name="history">The runs before. Only runs of the same ramp, row, environment and pace are drawn; their limits may differ.</param>
    /// <param name="size">The size of the picture; wide by default.</param>
    /// <returns>One <c>svg</c> element; empty when there are fewer than two runs that proved anything.</returns>
    public static string Svg(RampRun run, RunHistory history, ChartSize size = ChartSize.Wide)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(history);
        var runs = RunsOf(run, history);
        return runs.Count < 2 ? "" : new TrendPicture(runs, ChangePoints.Find(runs), Layout.For(size)).Draw(size).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Draws the picture for wide and for narrow screens; the page shows the one that fits.</summary>
    public static string Responsive(RampRun run, RunHistory history) => Svg(run, history) + Svg(run, history, ChartSize.Narrow);

    private static List<StoredRun> RunsOf(RampRun run, RunHistory history)
    {
        var key = RampKey.From(run);
        var all = StoredRun.From(run) is { } now ? history.Before(run).Runs.Append(now) : history.Runs;
        return
        [
            .. all.Where(other => other.Ramp is { } ramp && ramp.IsProven() && ramp.Key.IsSamePlace(key) && ramp.Key.DifferenceFrom(key).Length == 0)
                .TakeLast(MostRuns),
        ];
    }
}
