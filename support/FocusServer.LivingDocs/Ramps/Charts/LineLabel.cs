using System.Xml.Linq;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>The name of a line, beside its end.</summary>
/// <param name="Text">Its name with its last number.</param>
/// <param name="At">The end of the line.</param>
/// <param name="Kind">Its CSS classes.</param>
internal sealed record LineLabel(string Text, Point At, string Kind)
{
    private const double LineHeight = 15;
    private const double Gap = 11;

    public XElement Draw() => Shapes.Text(Text, At.X + Gap, At.Y + 4, Kind);

    /// <summary>Moves overlapping names apart, keeping their order and staying within the panel.</summary>
    public static IReadOnlyList<LineLabel> Spread(IEnumerable<LineLabel> labels, Panel panel)
    {
        var sorted = labels.OrderBy(label => label.At.Y).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            sorted[i] = sorted[i].NotAbove(sorted[i - 1].At.Y + LineHeight);
        }

        var floor = panel.Bottom + 4;
        for (var i = sorted.Count - 1; i >= 0; i--)
        {
            sorted[i] = sorted[i].NotBelow(floor);
            floor = sorted[i].At.Y - LineHeight;
        }

        return sorted;
    }

    /// <summary>Gets the place beside the end of a line, clear of the mark of a run that was cut short there.</summary>
    public static Point Beside(Panel panel, RampRun run, int jobs, double value)
    {
        var cut = run is { CutShortAt: { } step, BreakingPoint: null } ? panel.Steps.X(step.Level) - 2 : 0;
        var at = panel.At(jobs, value);
        return at with { X = Math.Max(at.X, cut) };
    }

    private LineLabel NotAbove(double y) => this with { At = At with { Y = Math.Max(At.Y, y) } };

    private LineLabel NotBelow(double y) => this with { At = At with { Y = Math.Min(At.Y, y) } };
}
