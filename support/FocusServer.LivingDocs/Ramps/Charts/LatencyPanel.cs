using System.Xml.Linq;
using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>A panel of durations, with their limit if there is one.</summary>
/// <param name="Run">The ramp.</param>
/// <param name="Panel">The panel to draw on.</param>
/// <param name="Levels">The jobs of each level, and its figures.</param>
/// <param name="Limit">The limit; null if there is none.</param>
/// <param name="Ranges">The ranges of earlier runs.</param>
internal sealed record LatencyPanel(
    RampRun Run, Panel Panel, IReadOnlyList<(int Jobs, LatencySummary Figures, bool Missed)> Levels, TimeSpan? Limit, IReadOnlyList<(int Jobs, Interval Range)> Ranges)
{
    /// <summary>The jobs and the slowest answer of holds that missed the limit and were held again.</summary>
    public IReadOnlyList<(int Jobs, TimeSpan? Slowest)> Earlier { get; init; } = [];

    // A limit far above the measurements would flatten the curves; it is drawn at the upper edge instead.
    private const double FarAbove = 2.5;

    private static readonly (string Name, string Kind, Func<LatencySummary, TimeSpan?> Figure)[] _lines =
    [
        ("p50", "rc-third", figures => figures.P50),
        ("p95", "rc-main", figures => figures.P95),
        ("max", "rc-second", figures => figures.Max),
    ];

    public static LatencyPanel Api(RampRun run, Band? band, StepAxis steps, double top, double height)
    {
        var levels = run.Levels.Select(level => (level.Step.Level, level.Probes.Response, level.HasMissed(CriterionNames.ApiResponse)));
        var ranges = band?.RangesOf(level => level.ApiP95);
        var earlier = run.EarlierAttempts.Where(hold => hold.HasMissed(CriterionNames.ApiResponse)).Select(hold => (hold.Step.Level, hold.Probes.Response.Max));
        return Create(run, "API response, ms", levels, run.Limits?.MaxApiResponse, ranges, steps, top, height) with { Earlier = [.. earlier] };
    }

    public static LatencyPanel FirstRow(RampRun run, Band? band, StepAxis steps, double top, double height)
    {
        var levels = run.Levels.Select(level => (level.Step.Level, level.Streams.FirstRow, false));
        return Create(run, "Time to first row, ms", levels, null, band?.RangesOf(level => level.FirstRow), steps, top, height);
    }

    public IEnumerable<XElement?> Draw() =>
    [
        .. Panel.Frame(),
        LimitLine(),
        Panel.Cloud(Ranges),
        .. _lines.Where(line => Levels.Any(level => line.Figure(level.Figures) is not null)).SelectMany(Line),
        .. Earlier.Select(EarlierMark),
        .. Levels.Where(level => level.Missed).Select(Mark),
        .. Labels().Select(label => label.Draw()),
    ];

    /// <summary>Draws the zone in which a level fails, as the background.</summary>
    public XElement? Zone() => Limit is null || LimitIsFar
        ? null
        : Shapes.Box(Panel.Steps.Left, Panel.Top - 9, Panel.Steps.Right - Panel.Steps.Left, LimitY - Panel.Top + 9, "rc-fail");

    private static LatencyPanel Create(
        RampRun run,
        string title,
        IEnumerable<(int, LatencySummary Figures, bool)> levels,
        TimeSpan? limit,
        IEnumerable<(int, Interval)>? ranges,
        StepAxis steps,
        double top,
        double height)
    {
        List<(int, LatencySummary Figures, bool)> all = [.. levels];
        var highest = all.Max(level => (level.Figures.Max ?? TimeSpan.Zero).TotalMilliseconds);
        var scale = limit is { } most && most.TotalMilliseconds <= highest * FarAbove
            ? Scale.UpTo(Math.Max(highest, most.TotalMilliseconds))
            : Scale.UpTo(highest);
        return new(run, new Panel(title, steps, scale, top, height), all, limit, [.. ranges ?? []]);
    }

    private bool LimitIsFar => Limit?.TotalMilliseconds > Panel.Scale.Top;

    private double LimitY => LimitIsFar ? Panel.Top - 9 : Panel.Y(Limit?.TotalMilliseconds ?? 0);

    private XElement? LimitLine() => Limit is null ? null : Shapes.Line(Panel.Steps.Left, LimitY, Panel.Steps.Right, LimitY, "rc-limit");

    private IEnumerable<XElement> Line((string Name, string Kind, Func<LatencySummary, TimeSpan?> Figure) line)
    {
        var points = Levels.Select(level => (level.Jobs, line.Figure(level.Figures)?.TotalMilliseconds)).ToList();
        yield return Panel.Curve(points, line.Kind);
        foreach (var (jobs, value) in points.Where(point => point.TotalMilliseconds is not null))
        {
            var at = Panel.At(jobs, value!.Value);
            yield return line.Name switch
            {
                "max" => Shapes.Triangle(at, 2.8, "rc-again"),
                "p50" => Shapes.Dot(at, 2, "rc-ring"),
                _ => Shapes.Dot(at, 2.4, "rc-dot"),
            };
        }
    }

    private XElement Mark((int Jobs, LatencySummary Figures, bool Missed) level)
    {
        var mark = Shapes.Cross(Panel.At(level.Jobs, level.Figures.Max?.TotalMilliseconds ?? Panel.Scale.Top), 4, "rc-miss");
        mark.Add(new XAttribute("data-jobs", level.Jobs));
        return mark;
    }

    // Left of the mark of the hold that counts, since it came before.
    private XElement EarlierMark((int Jobs, TimeSpan? Slowest) hold)
    {
        var at = Panel.At(hold.Jobs, hold.Slowest?.TotalMilliseconds ?? Panel.Scale.Top);
        return Shapes.Cross(at with { X = at.X - 7 }, 2.5, "rc-earlier");
    }

    // A line's name stands beside its last known number; later levels may have none.
    private IReadOnlyList<LineLabel> Labels()
    {
        var labels = _lines.SelectMany(line => Levels.Where(level => line.Figure(level.Figures) is not null).TakeLast(1)
            .Select(level => Label(line.Name, level.Jobs, line.Figure(level.Figures)!.Value)));
        return LineLabel.Spread(Limit is not null && Run.Limits is { } limits ? labels.Append(LimitLabel(limits)) : labels, Panel);
    }

    private LineLabel Label(string line, int jobs, TimeSpan time) => new(
        $"{line} {(Limit is { } limit ? Figures.Time(time, limit) : Figures.Time(time))}",
        LineLabel.Beside(Panel, Run, jobs, time.TotalMilliseconds),
        line is "p95" ? "rc-blue rc-strong" : "rc-blue");

    private LineLabel LimitLabel(RampLimits limits) =>
        new($"limit ≤ {limits.ApiResponseText}{(LimitIsFar ? " ↑" : "")}", new Point(Panel.Steps.Right, LimitY), "rc-red");
}
