using FocusServer.Evidence.Events;
using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>Describes in words what was seen beside the server. Console, explanation and pages have theirs from here.</summary>
public static class CauseText
{
    private const int MostNamed = 5;

    /// <summary>Describes the causes of what failed, the most frequent failure first; empty when nothing failed or nothing was taken along.</summary>
    public static IReadOnlyList<string> Causes(RunRecord record) => [.. CauseFinder.Find(record).Select(cause => cause.Sentence)];

    /// <summary>Describes what was taken along, a line each; empty when nothing was.</summary>
    public static IReadOnlyList<string> Beside(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return SourceText.Lines(record.Observed);
    }

    /// <summary>Describes what the cluster still has of the run's jobs after the cleanup, for its proof; empty when the cluster was not asked.</summary>
    public static IReadOnlyList<string> Left(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var left = record.Observed.Select(seen => seen.Observation).Where(seen => seen.Kind == ObservationKind.LeftBehind).ToList();
        return left.Count > 0
            ? [.. left.Take(MostNamed).Select(seen => $"Left in the cluster: {seen.Subject}{(seen.Reason is { } why ? $" ({why})" : "")}"), .. left.Count > MostNamed ? [$"Left in the cluster: {left.Count - MostNamed} more"] : Array.Empty<string>()]
            : [.. record.Observed.Where(seen => seen.Observation.Kind == ObservationKind.NothingLeft).Take(1).Select(seen => $"In the cluster: {seen.Observation.Reason}")];
    }
}
