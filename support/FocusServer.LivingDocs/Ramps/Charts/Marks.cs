using System.Xml.Linq;
using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws marks through all panels: the breaking point, and the point where a run was cut short.</summary>
internal static class Marks
{
    public static IEnumerable<XElement> Draw(RampRun run, StepAxis steps, double bottom, double width)
    {
        if (run.BreakingPoint is { } jobs)
        {
            var said = run.LastGood is { } good ? $" · {good} held" : "";
            return Mark(steps.X(jobs), $"✕ broke at {Figures.Jobs(jobs)}{said}", "rc-broke", "rc-bold");
        }

        return run.CutShortAt is { } step
            ? Mark(steps.X(step.Level), $"✂ cut short at {step.Name} ({Figures.Jobs(step.Level)})", "rc-cut", "rc-amber")
            : [];

        IEnumerable<XElement> Mark(double x, string text, string line, string kind) =>
        [
            Shapes.Line(x, Layout.MarkHeight - 2, x, bottom, line),
            Shapes.Text(text, Math.Clamp(x, Room(text), width - Room(text)), Layout.MarkHeight - 8, kind, "middle"),
        ];
    }

    /// <summary>Draws each change of the pace at the first level that was held at the new one.</summary>
    public static IEnumerable<XElement> DrawPace(RampRun run, StepAxis steps, double bottom)
    {
        var changes = run.Record.PaceChanges.Select(change => (Level: run.Holds.FirstOrDefault(hold => hold.HoldStartedAt >= change.At)?.Step.Level, change.To))
            .Where(change => change.Level is not null).GroupBy(change => change.Level!.Value);
        foreach (var (number, atLevel) in changes.Index())
        {
            // Two lines in turn, since neighbours are close.
            var (x, y) = (steps.X(atLevel.Key), Layout.MarkHeight + (number % 2 == 0 ? 8 : 21));
            yield return Shapes.Line(x, Layout.MarkHeight - 2, x, bottom, "rc-pace");
            yield return Shapes.Text($"pace {Figures.Plain(atLevel.Last().To)}", x + 4, y, "rc-tick");
        }
    }

    // About half the width of a text.
    private static double Room(string text) => text.Length * 3.6;
}
