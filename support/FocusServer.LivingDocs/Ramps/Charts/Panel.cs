using System.Xml.Linq;
using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>One panel of a picture: a title, an upright axis, and the axis of steps that it shares.</summary>
/// <param name="Title">The title, with the unit.</param>
/// <param name="Steps">The shared axis.</param>
/// <param name="Scale">The upright axis.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Height">Its height.</param>
internal sealed record Panel(string Title, StepAxis Steps, Scale Scale, double Top, double Height)
{
    public double Bottom => Top + Height;

    public double Y(double value) => Bottom - (Math.Clamp(value / Scale.Top, 0, 1) * Height);

    public Point At(int jobs, double value) => new(Steps.X(jobs), Y(value));

    /// <summary>Draws the title, the numbers of the axis and the grid lines.</summary>
    public IEnumerable<XElement> Frame() =>
    [
        Shapes.Text(Title, 0, Top - 16, "rc-title"),
        .. Scale.Ticks.SelectMany(tick => new[]
        {
            Shapes.Line(Steps.Left, Y(tick), Steps.Right, Y(tick), tick == 0 ? "rc-base" : "rc-grid"),
            Shapes.Text(Figures.Plain(tick), Steps.Left - 8, Y(tick) + 4, "rc-tick", "end"),
        }),
    ];

    /// <summary>Draws a line through the known values; it is interrupted where a value is missing.</summary>
    public XElement Curve(IEnumerable<(int Jobs, double? Value)> points, string kind)
    {
        var (d, pen) = (new System.Text.StringBuilder(), 'M');
        foreach (var (jobs, value) in points)
        {
            if (value is { } known)
            {
                d.Append(pen).Append(Shapes.N(Steps.X(jobs))).Append(' ').Append(Shapes.N(Y(known)));
            }

            pen = value is null ? 'M' : 'L';
        }

        return Shapes.Path(d.ToString(), kind);
    }

    /// <summary>Draws the ranges of earlier runs.</summary>
    public XElement? Cloud(IEnumerable<(int Jobs, Interval Range)> ranges)
    {
        var known = ranges.ToList();
        var edge = known.Select(level => At(level.Jobs, level.Range.High))
            .Concat(known.AsEnumerable().Reverse().Select(level => At(level.Jobs, level.Range.Low)));
        return known.Count < 2
            ? null
            : Shapes.Path("M" + string.Join('L', edge.Select(point => $"{Shapes.N(point.X)} {Shapes.N(point.Y)}")) + "Z", "rc-cloud");
    }
}
