using System.Xml.Linq;
using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws what was seen beside the server beneath the chart of a ramp, on the same axis: a lane for the jobs, one for pods, and one for each component.</summary>
public static class CauseLanes
{
    private const string JobLane = "Jobs that failed";
    private const string PodLane = "Pods, made and in trouble";
    private const double LaneHeight = 36;
    private const double LastTime = 0.5;

    private static readonly HashSet<ObservationKind> _bad =
    [
        ObservationKind.PodUnschedulable, ObservationKind.PodStuck, ObservationKind.PodRestarted, ObservationKind.PodOutOfMemory, ObservationKind.PodEvicted, ObservationKind.PodFailed,
    ];

    /// <summary>Draws the lanes for wide and for narrow screens.</summary>
    /// <param name="run">The ramp.</param>
    /// <returns>The <c>svg</c> elements; empty when nothing was taken along, or no level was judged.</returns>
    public static string Responsive(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Record.Observed.Count == 0 || run.Levels.Count == 0 ? "" : Svg(run, ChartSize.Wide) + Svg(run, ChartSize.Narrow);
    }

    private static string Svg(RampRun run, ChartSize size)
    {
        var layout = Layout.For(size);
        var steps = StepAxis.For(run, layout.Left, layout.Right);
        var time = new TimeOnSteps(run, steps);
        List<string> lanes = [JobLane, .. HasPods(run) ? [PodLane] : Array.Empty<string>(), .. Components(run)];
        var bottom = Layout.MarkHeight + (lanes.Count * LaneHeight);
        List<XElement> content = [];
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            var y = Layout.MarkHeight + (lane * LaneHeight) + (LaneHeight / 2);
            content.Add(Shapes.Text(lanes[lane], 0, y - 9, "rc-title"));
            content.Add(Shapes.Line(steps.Left, y + 4, steps.Right, y + 4, "rc-grid"));
            content.AddRange(Marks(lanes[lane], run, time, y + 4));
        }

        content.AddRange(steps.Labelled(room: 30, run.BreakingPoint).Select(level => Shapes.Text(Figures.Plain(level), steps.X(level), bottom + 12, level == run.BreakingPoint ? "rc-bold rc-tick" : "rc-tick", "middle")));
        return Shapes.Picture(layout.Width, bottom + 20, $"rc rc-{size.ToString().ToLowerInvariant()}", alone: false, "Beside the server", $"Lanes beneath the chart: {string.Join(", ", lanes)}.", content)
            .ToString(SaveOptions.DisableFormatting);
    }

    private static bool HasPods(RampRun run) => run.Record.Observed.Any(seen => seen.Observation is { Source: ObservationSource.Kubernetes, Kind: not ObservationKind.NotMeasured });

    private static IEnumerable<string> Components(RampRun run) => run.Record.Observed
        .Where(seen => seen.Observation.Source != ObservationSource.Kubernetes).Select(seen => ObservationText.Name(seen.Observation.Source)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<XElement> Marks(string lane, RampRun run, TimeOnSteps time, double y) => lane switch
    {
        JobLane => run.Record.Troubles
            .Where(trouble => trouble.Change.State is JobState.Refused or JobState.Failed or JobState.Lost or JobState.Stalled)
            .Select(trouble => Named(Shapes.Cross(new Point(time.X(trouble.Change.At), y), 4, "rc-miss"), $"job {trouble.Change.JobId ?? Figures.Plain(trouble.Change.Job)}, {JobStateText.For(trouble.Change.State)} at {Figures.Tenths(trouble.Change.At)}")),
        PodLane => run.Record.Observed.Where(seen => seen.Observation.Source == ObservationSource.Kubernetes && (seen.Observation.Kind == ObservationKind.PodCreated || _bad.Contains(seen.Observation.Kind)))
            .Select(seen => Named(
                seen.Observation.Kind == ObservationKind.PodCreated ? Shapes.Dot(new Point(time.X(seen.HappenedAt), y), 2, "rc-ring") : Shapes.Cross(new Point(time.X(seen.HappenedAt), y), 4, "rc-miss"),
                $"{seen.Observation.Subject}, {ObservationText.Fate(seen.Observation.Kind)} at {Figures.Tenths(seen.HappenedAt)}{(seen.Observation.Reason is { } why ? $": {why}" : "")}")),
        _ => Answers(run, [.. run.Record.Observed.Where(seen => seen.Observation.Source != ObservationSource.Kubernetes && ObservationText.Name(seen.Observation.Source) == lane).OrderBy(seen => seen.HappenedAt)], time, y),
    };

    // A thin line while it answers, and a thick red one while it does not.
    private static IEnumerable<XElement> Answers(RampRun run, IReadOnlyList<Observed> seen, TimeOnSteps time, double y)
    {
        var end = run.Record.CleanupStartedAt ?? run.Record.LastAt;
        var answers = seen.Where(one => one.Observation.Kind is ObservationKind.Answered or ObservationKind.AnsweredAgain or ObservationKind.NotAnswered).ToList();
        for (var number = 0; number < answers.Count; number++)
        {
            var (from, to) = (time.X(answers[number].HappenedAt), time.X(number + 1 < answers.Count ? answers[number + 1].HappenedAt : end));
            var isAway = answers[number].Observation.Kind == ObservationKind.NotAnswered;
            yield return Named(Shapes.Line(from, y, Math.Max(to, from + LastTime), y, isAway ? "rc-miss" : "rc-second"), $"{(isAway ? "did not answer" : "answered")} from {Figures.Tenths(answers[number].HappenedAt)} on{(answers[number].Observation.Reason is { } why ? $": {why}" : "")}");
        }

        foreach (var restart in seen.Where(one => one.Observation.Kind == ObservationKind.Restarted))
        {
            yield return Named(Shapes.Cross(new Point(time.X(restart.HappenedAt), y), 4, "rc-miss"), $"restarted at {Figures.Tenths(restart.HappenedAt)}");
        }
    }

    private static XElement Named(XElement mark, string words)
    {
        mark.Add(Shapes.Words("title", words));
        return mark;
    }
}
