using System.Xml.Linq;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws the success rate, with its limit and the zone in which a level fails.</summary>
internal static class SuccessPanel
{
    public static IEnumerable<XElement?> Draw(Panel panel, RampRun run, Band? band)
    {
        var limit = run.Limits?.MinSuccessRate.Percent;
        return
        [
            .. panel.Frame(),
            panel.Cloud(band?.RangesOf(level => level.SuccessRate) ?? []),
            .. limit is { } line ? Limit(panel, line) : [],
            panel.Curve(run.Levels.Select(level => (level.Step.Level, (double?)level.SuccessRate.Percent)), "rc-main"),
            .. run.EarlierAttempts.Select(hold => EarlierMark(panel, hold)),
            .. run.Levels.Select(level => Mark(panel, level)),
            .. run.Holds.Where(hold => hold.Step.Kind != StepKind.Ramp).Select(hold => SearchMark(panel, hold)),
            .. LineLabel.Spread(Labels(panel, run), panel).Select(label => label.Draw()),
            .. AtBreak(panel, run),
        ];
    }

    /// <summary>Draws the zone in which a level fails, as the background.</summary>
    public static XElement? Zone(Panel panel, RampRun run) => run.Limits?.MinSuccessRate.Percent is { } least
        ? Shapes.Box(panel.Steps.Left, panel.Y(least), panel.Steps.Right - panel.Steps.Left, panel.Bottom - panel.Y(least), "rc-fail")
        : null;

    private static bool Missed(StepResult level) => level.HasMissed(CriterionNames.SuccessRate);

    private static IEnumerable<XElement> Limit(Panel panel, double limit) =>
    [
        Shapes.Line(panel.Steps.Left, panel.Y(limit), panel.Steps.Right, panel.Y(limit), "rc-limit"),
        Shapes.Text("fails below the limit", panel.Steps.Left + 6, panel.Bottom - 7, "rc-red rc-tick rc-on"),
    ];

    private static XElement Mark(Panel panel, StepResult level)
    {
        var at = panel.At(level.Step.Level, level.SuccessRate.Percent);
        var mark = Missed(level) ? Shapes.Cross(at, 4, "rc-miss")
            : level is { Attempt: > 1, Healthy: true } ? Shapes.Triangle(at, 4.5, "rc-again")
            : Shapes.Dot(at, 2.6, "rc-dot");
        mark.Add(new XAttribute("data-jobs", level.Step.Level));
        return mark;
    }

    // Left of the mark of the hold that counts, since it came before.
    private static XElement EarlierMark(Panel panel, StepResult hold)
    {
        var at = panel.At(hold.Step.Level, hold.SuccessRate.Percent);
        at = at with { X = at.X - 7 };
        return Missed(hold) ? Shapes.Cross(at, 2.5, "rc-earlier") : Shapes.Dot(at, 2, "rc-ring");
    }

    private static XElement SearchMark(Panel panel, StepResult hold)
    {
        var at = panel.At(hold.Step.Level, hold.SuccessRate.Percent);
        return Missed(hold) ? Shapes.Cross(at, 3, "rc-miss") : Shapes.Diamond(at, 3.5, "rc-again");
    }

    private static IEnumerable<XElement> AtBreak(Panel panel, RampRun run)
    {
        var broken = run.Holds.LastOrDefault(hold => hold.Step.Level == run.BreakingPoint);
        return broken is null || (broken.Step.Level == run.Levels[^1].Step.Level)
            ? []
            : [Shapes.Text(RampTable.Rate(run, broken) + " %", panel.Steps.X(broken.Step.Level) - 7, panel.Y(broken.SuccessRate.Percent) + 16, "rc-red rc-strong rc-on", "end")];
    }

    private static IEnumerable<LineLabel> Labels(Panel panel, RampRun run)
    {
        var last = run.Levels[^1];
        var rate = last.SuccessRate.Percent;
        yield return new(RampTable.Rate(run, last) + " %", LineLabel.Beside(panel, run, last.Step.Level, rate), Missed(last) ? "rc-red rc-strong" : "rc-blue rc-strong");

        if (run.Limits is { } limits)
        {
            yield return new($"limit ≥ {limits.SuccessRateText}", new Point(panel.Steps.Right, panel.Y(limits.MinSuccessRate.Percent)), "rc-red");
        }
    }
}
