using System.Xml.Linq;
using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws the success rate of a ramp, its limit and breaking point, at the height of a line of text.</summary>
public static class Sparkline
{
    private const double Width = 112;
    private const double Height = 24;

    /// <summary>Draws the sparkline.</summary>
    /// <returns>One <c>svg</c> element; empty when no level was judged.</returns>
    public static string Svg(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Levels.Count == 0)
        {
            return "";
        }

        var steps = StepAxis.For(run, -6, Width + 6);
        var panel = new Panel("", steps, Scale.Percent, 4, Height - 8);
        return Shapes.Picture(Width, Height, "rc rc-spark", alone: false, Title(run), null, Content(run, panel))
            .ToString(SaveOptions.DisableFormatting);
    }

    private static string Title(RampRun run)
    {
        var rates = run.Levels.Select(level => RampTable.Rate(run, level)).ToList();
        var limit = run.Limits is { } limits ? $", limit {limits.SuccessRateText}" : "";
        return $"Success rate from {rates[0]} % at {Figures.Jobs(run.Levels[0].Step.Level)} to {rates[^1]} % at {Figures.Jobs(run.Levels[^1].Step.Level)}{limit}";
    }

    private static IEnumerable<XElement> Content(RampRun run, Panel panel)
    {
        if (run.Limits?.MinSuccessRate.Percent is { } limit)
        {
            yield return Shapes.Line(0, panel.Y(limit), Width, panel.Y(limit), "rc-limit");
        }

        yield return panel.Curve(run.Levels.Select(level => (level.Step.Level, (double?)level.SuccessRate.Percent)), "rc-main");
        var last = run.Levels[^1];
        yield return run.BreakingPoint is { } jobs
            ? Shapes.Cross(panel.At(jobs, run.Holds.LastOrDefault(hold => hold.Step.Level == jobs)?.SuccessRate.Percent ?? 0), 4, "rc-miss")
            : Shapes.Dot(panel.At(last.Step.Level, last.SuccessRate.Percent), 2.6, "rc-dot");
    }
}
