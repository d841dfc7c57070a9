using System.Xml.Linq;
using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Ramps.History;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws the capacity over the runs, in one panel.</summary>
internal sealed class TrendPicture
{
    private const double Top = 52;

    private readonly List<StoredRun> _runs;
    private readonly IReadOnlyList<ChangePoint> _changes;
    private readonly Layout _layout;
    private readonly Panel _panel;

    public TrendPicture(List<StoredRun> runs, IReadOnlyList<ChangePoint> changes, Layout layout)
    {
        (_runs, _changes, _layout) = (runs, changes, layout);
        var steps = new StepAxis([.. Enumerable.Range(0, runs.Count)], layout.Left, layout.Right);
        var highest = runs.Max(run => Math.Max(run.Ramp!.CapacityJobs ?? 0, run.Ramp.BreakingPointJobs ?? 0));
        _panel = new Panel("Capacity, jobs", steps, Scale.UpTo(highest), Top, layout.Tall);
    }

    public XElement Draw(ChartSize size) => Shapes.Picture(
        _layout.Width,
        _panel.Bottom + 44,
        $"rc rc-{size.ToString().ToLowerInvariant()}",
        alone: false,
        $"Capacity over the last {_runs.Count} runs",
        string.Join(' ', Enumerable.Range(0, _runs.Count).Select(Told)),
        _panel.Frame(),
        LimitChanges(),
        LastingChanges(),
        _panel.Curve(_runs.Select((run, i) => (i, (double?)run.Ramp!.CapacityJobs)), "rc-main"),
        Enumerable.Range(0, _runs.Count).Select(Dot),
        Commits(),
        LastLabel());

    private IEnumerable<XElement> LimitChanges()
    {
        for (var i = 1; i < _runs.Count; i++)
        {
            if (Change(i) is { Length: > 0 } change)
            {
                var x = _panel.Steps.X(i) - (_panel.Steps.Pitch / 2);
                yield return Shapes.Group(
                    "rc-change",
                    Shapes.Line(x, Top - 6, x, _panel.Bottom, "rc-cut"),
                    Shapes.Text(_layout.Width > 500 ? $"limits changed: {change}" : "limits changed", x, Top - 10, "rc-amber rc-tick", x > _layout.Width / 2 ? "end" : "start"),
                    Shapes.Words("title", $"Limits changed: {change}"));
            }
        }
    }

    // A line a run, however many figures changed with it; the text of each above that of the one before.
    private IEnumerable<XElement> LastingChanges() => _changes.GroupBy(change => _runs.IndexOf(change.First)).OrderBy(changes => changes.Key).Select((changes, row) =>
    {
        var x = _panel.Steps.X(changes.Key) - (_panel.Steps.Pitch / 2);
        return Shapes.Group(
            "rc-change",
            Shapes.Line(x, Top - 6, x, _panel.Bottom, "rc-cut"),
            Shapes.Text(_layout.Width > 500 ? string.Join(", ", changes.GroupBy(change => change.Worse).Select(Label)) : "changed", x + (x > _layout.Width / 2 ? -4 : 4), _panel.Bottom - 8 - (14 * row), "rc-amber rc-tick", x > _layout.Width / 2 ? "end" : "start"),
            Shapes.Words("title", string.Join(' ', changes.Select(change => change.Sentence))));
    });

    private static string Label(IGrouping<bool, ChangePoint> changes) => $"{string.Join(", ", changes.Select(change => change.Figure))} {(changes.Key ? "worse" : "better")}";

    private XElement Dot(int i)
    {
        var ramp = _runs[i].Ramp!;
        var at = _panel.At(i, ramp.CapacityJobs ?? 0);
        return Shapes.Group(
            "rc-run",
            ramp.Verdict == RampOutcome.Held ? Shapes.Dot(at, 3.2, "rc-dot") : Shapes.Cross(at, 4, "rc-miss"),
            Shapes.Words("title", Told(i)));
    }

    private IEnumerable<XElement> Commits() => _panel.Steps.Labelled(room: 74, null).SelectMany(i => new[]
    {
        Shapes.Text(Figures.Commit(_runs[i].Commit) is { Length: > 0 } commit ? commit : "–", _panel.Steps.X(i), _panel.Bottom + 18, "rc-tick", "middle"),
        Shapes.Text(Figures.Day(_runs[i].StartedAt), _panel.Steps.X(i), _panel.Bottom + 33, "rc-tick", "middle"),
    });

    private XElement? LastLabel() => _runs[^1].Ramp!.CapacityJobs is { } jobs
        ? new LineLabel(Figures.Jobs(jobs), _panel.At(_runs.Count - 1, jobs), "rc-blue rc-strong").Draw()
        : null;

    private string Told(int i)
    {
        var (run, ramp) = (_runs[i], _runs[i].Ramp!);
        var change = i > 0 && Change(i) is { Length: > 0 } limits ? $" Limits changed: {limits}." : "";
        var began = Figures.Day(run.StartedAt) + (run.Commit.Length > 0 ? " on " + Figures.Commit(run.Commit) : "");
        return $"{began}: {ramp.Headline().ToLowerInvariant()}, capacity {ramp.CapacityJobs ?? 0}.{change}";
    }

    private string Change(int i) => _runs[i - 1].Ramp!.Limits.ChangesTo(_runs[i].Ramp!.Limits);
}
