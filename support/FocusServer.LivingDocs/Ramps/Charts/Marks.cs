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

    // About half the width of a text.
    private static double Room(string text) => text.Length * 3.6;
}
