using System.Xml.Linq;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Jobs asked for, and those that streamed through the hold.</summary>
internal static class JobsPanel
{
    public static IEnumerable<XElement> Draw(Panel panel, RampRun run)
    {
        foreach (var part in panel.Frame())
        {
            yield return part;
        }

        var last = run.Levels[^1];
        yield return panel.Curve(panel.Steps.Levels.Where(level => level >= last.Asked).Select(level => (level, (double?)level)), "rc-plan");
        yield return panel.Curve(run.Levels.Select(level => (level.Asked, (double?)level.Asked)), "rc-asked");
        yield return panel.Curve(run.Levels.Select(level => (level.Asked, (double?)level.Streaming)), "rc-main");
        foreach (var level in run.Levels.Where(level => level.Streaming is not null))
        {
            yield return Shapes.Dot(panel.At(level.Asked, level.Streaming!.Value), 2.6, "rc-dot");
        }

        foreach (var label in LineLabel.Spread(Labels(panel, run, last), panel))
        {
            yield return label.Draw();
        }
    }

    private static IEnumerable<LineLabel> Labels(Panel panel, RampRun run, RampLevel last)
    {
        yield return new($"{last.Asked} asked", LineLabel.Beside(panel, run, last.Asked, last.Asked), "rc-quiet");
        if (last.Streaming is { } streaming)
        {
            yield return new($"{streaming} streaming", LineLabel.Beside(panel, run, last.Asked, streaming), "rc-blue rc-strong");
        }
    }
}
