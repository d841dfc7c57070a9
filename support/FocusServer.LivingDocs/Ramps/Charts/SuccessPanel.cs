using System.Xml.Linq;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>The success rate, with its limit and the zone in which a level fails.</summary>
internal static class SuccessPanel
{
    public static IEnumerable<XElement?> Draw(Panel panel, RampRun run, Band? band)
    {
        var limit = run.Limits?.SuccessRate;
        return
        [
            .. panel.Frame(),
            band is null ? null : panel.Cloud(Ranges(band)),
            .. limit is { } line ? Limit(panel, line) : [],
            panel.Curve(run.Levels.Select(level => (level.Asked, level.SuccessRate)), "rc-main"),
            .. run.Levels.Where(level => level.SuccessRate is not null).Select(level => Mark(panel, level, limit)),
            .. run.Holds.Where(hold => hold is { Kind: not HoldKind.Ramp, SuccessRate: not null }).Select(hold => Probe(panel, hold, limit)),
            .. LineLabel.Spread(Labels(panel, run, limit), panel).Select(label => label.Draw()),
            .. AtBreak(panel, run),
        ];
    }

    /// <summary>The zone in which a level fails, to lie under everything else.</summary>
    public static XElement? Zone(Panel panel, RampRun run) => run.Limits?.SuccessRate is { } least
        ? Shapes.Box(panel.Steps.Left, panel.Y(least), panel.Steps.Right - panel.Steps.Left, panel.Bottom - panel.Y(least), "rc-fail")
        : null;

    /// <summary>Whether a level missed the limit, by its number or by the evidence's own word.</summary>
    public static bool Missed(RampLevel level, double? limit) =>
        level.SuccessRate < limit || level.Promises.Any(promise => promise is { Name: PromiseNames.SuccessRate, Kept: false });

    private static IEnumerable<(int Jobs, Interval Range)> Ranges(Band band) => band.Levels
        .Where(level => level.Value.SuccessRate is not null)
        .OrderBy(level => level.Key)
        .Select(level => (level.Key, level.Value.SuccessRate!.Value));

    private static IEnumerable<XElement> Limit(Panel panel, double limit) =>
    [
        Shapes.Line(panel.Steps.Left, panel.Y(limit), panel.Steps.Right, panel.Y(limit), "rc-limit"),
        Shapes.Text("fails below the limit", panel.Steps.Left + 6, panel.Bottom - 7, "rc-red rc-tick rc-on"),
    ];

    private static XElement Mark(Panel panel, RampLevel level, double? limit)
    {
        var at = panel.At(level.Asked, level.SuccessRate!.Value);
        var mark = Missed(level, limit) ? Shapes.Cross(at, 4, "rc-miss")
            : level is { Attempt: > 1, Healthy: true } ? Shapes.Triangle(at, 4.5, "rc-again")
            : Shapes.Dot(at, 2.6, "rc-dot");
        mark.Add(new XAttribute("data-jobs", level.Asked));
        return mark;
    }

    private static XElement Probe(Panel panel, RampLevel hold, double? limit)
    {
        var at = panel.At(hold.Asked, hold.SuccessRate!.Value);
        return Missed(hold, limit) ? Shapes.Cross(at, 3, "rc-miss") : Shapes.Diamond(at, 3.5, "rc-again");
    }

    private static IEnumerable<XElement> AtBreak(Panel panel, RampRun run)
    {
        var broken = run.Holds.LastOrDefault(hold => hold.Asked == run.BreakingPoint && hold.SuccessRate is not null);
        return broken is null || (broken.Asked == run.Levels[^1].Asked)
            ? []
            : [Shapes.Text(Figures.Percent(broken.SuccessRate!.Value), panel.Steps.X(broken.Asked) - 7, panel.Y(broken.SuccessRate.Value) + 16, "rc-red rc-strong rc-on", "end")];
    }

    private static IEnumerable<LineLabel> Labels(Panel panel, RampRun run, double? limit)
    {
        var last = run.Levels[^1];
        if (last.SuccessRate is { } rate)
        {
            yield return new(Figures.Percent(rate), LineLabel.Beside(panel, run, last.Asked, rate), Missed(last, limit) ? "rc-red rc-strong" : "rc-blue rc-strong");
        }

        if (limit is { } line)
        {
            yield return new($"limit ≥ {Figures.Percent(line)}", new Point(panel.Steps.Right, panel.Y(line)), "rc-red");
        }
    }
}
