using System.Xml.Linq;
using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws the panels of a ramp, one below the other, and the marks through all of them.</summary>
internal sealed class RampPicture
{
    private readonly RampRun _run;
    private readonly Band? _band;
    private readonly Layout _layout;
    private readonly StepAxis _steps;
    private readonly Panel _jobs;
    private readonly Panel _success;
    private readonly LatencyPanel _api;
    private readonly LatencyPanel _firstRow;

    public RampPicture(RampRun run, Band? band, Layout layout)
    {
        (_run, _band, _layout) = (run, band, layout);
        _steps = StepAxis.For(run, layout.Left, layout.Right);
        _jobs = new Panel("Jobs", _steps, Scale.UpTo(_steps.Levels.Max()), Layout.MarkHeight + Layout.TitleHeight, layout.Tall);
        _success = new Panel("Success rate, %", _steps, Scale.Percent, _jobs.Bottom + Layout.TitleHeight, layout.Tall);
        _api = LatencyPanel.Api(run, band, _steps, _success.Bottom + Layout.TitleHeight, layout.Tall);
        _firstRow = LatencyPanel.FirstRow(run, band, _steps, _api.Panel.Bottom + Layout.TitleHeight, layout.Low);
    }

    public double Width => _layout.Width;

    public double Height => _firstRow.Panel.Bottom + Layout.FootHeight;

    public IEnumerable<XElement> Draw() =>
    [
        Shapes.Group("rc-zones", SuccessPanel.Zone(_success, _run), _api.Zone()),
        .. Marks.Draw(_run, _steps, _firstRow.Panel.Bottom, Width),
        .. Marks.DrawPace(_run, _steps, _firstRow.Panel.Bottom),
        Shapes.Group("rc-jobs", JobsPanel.Draw(_jobs, _run)),
        Shapes.Group("rc-success", SuccessPanel.Draw(_success, _run, _band)),
        Shapes.Group("rc-api", _api.Draw()),
        Shapes.Group("rc-first", _firstRow.Draw()),
        .. Foot(),
    ];

    private IEnumerable<XElement> Foot()
    {
        var y = _firstRow.Panel.Bottom + 18;
        foreach (var level in _steps.Labelled(room: 30, _run.BreakingPoint))
        {
            yield return Shapes.Text(Figures.Plain(level), _steps.X(level), y, level == _run.BreakingPoint ? "rc-bold rc-tick" : "rc-tick", "middle");
        }

        yield return Shapes.Text("jobs asked for, step by step", _steps.Left, y + 20, "rc-tick");
        if (_band is { Runs: > 0 and var runs })
        {
            yield return Shapes.Text($"shaded: the last {runs} comparable runs", _steps.Right, y + 20, "rc-tick", "end");
        }
    }
}
