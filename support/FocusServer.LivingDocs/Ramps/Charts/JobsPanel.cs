using System.Xml.Linq;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws the jobs asked for, and the jobs that streamed through the hold.</summary>
internal static class JobsPanel
{
    public static IEnumerable<XElement> Draw(Panel panel, RampRun run)
    {
        foreach (var part in panel.Frame())
        {
            yield return part;
        }

        var last = run.Levels[^1];
        yield return panel.Curve(panel.Steps.Levels.Where(level => level >= last.Step.Level).Select(level => (level, (double?)level)), "rc-plan");
        yield return panel.Curve(run.Levels.Select(level => (level.Step.Level, (double?)level.Step.Level)), "rc-asked");
        yield return panel.Curve(run.Levels.Select(level => (level.Step.Level, (double?)level.Streaming)), "rc-main");
        foreach (var level in run.Levels)
        {
            yield return Shapes.Dot(panel.At(level.Step.Level, level.Streaming), 2.6, "rc-dot");
        }

        foreach (var label in LineLabel.Spread(Labels(panel, run, last), panel))
        {
            yield return label.Draw();
        }
    }

    private static IEnumerable<LineLabel> Labels(Panel panel, RampRun run, StepResult last)
    {
        yield return new($"{last.Step.Level} asked", LineLabel.Beside(panel, run, last.Step.Level, last.Step.Level), "rc-quiet");
        yield return new($"{last.Streaming} streaming", LineLabel.Beside(panel, run, last.Step.Level, last.Streaming), "rc-blue rc-strong");
    }
}
