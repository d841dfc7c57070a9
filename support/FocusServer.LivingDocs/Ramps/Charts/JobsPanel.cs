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

        yield return panel.Curve(panel.Steps.Levels.Select(level => (level, (double?)level)), "rc-asked");
        yield return panel.Curve(run.Levels.Select(level => (level.Asked, (double?)level.Streaming)), "rc-main");
        foreach (var level in run.Levels.Where(level => level.Streaming is not null))
        {
            yield return Shapes.Dot(panel.At(level.Asked, level.Streaming!.Value), 2.6, "rc-dot");
        }

        foreach (var label in LineLabel.Spread(Labels(panel, run.Levels[^1]), panel))
        {
            yield return Shapes.Text(label.Text, label.At.X + 10, label.At.Y + 4, label.Kind);
        }
    }

    private static IEnumerable<LineLabel> Labels(Panel panel, RampLevel last)
    {
        yield return new($"{last.Asked} asked", panel.At(last.Asked, last.Asked), "rc-quiet");
        if (last.Streaming is { } streaming)
        {
            yield return new($"{streaming} streaming", panel.At(last.Asked, streaming), "rc-blue rc-strong");
        }
    }
}
