using FocusServer.Evidence.Events;
using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>Describes what was taken along, and how it was.</summary>
public static class SourceText
{
    private const int MostRemarks = 6;

    /// <summary>Describes each source, a line each, such as "RabbitMQ: answered 118 of 120 times, slowest 12 ms".</summary>
    /// <param name="observed">Everything that was seen.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Observed> observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        return
        [
            .. observed.GroupBy(seen => seen.Observation.Source).OrderBy(source => source.Key).Select(source => $"{Capital(ObservationText.Name(source.Key))}: {Describe(source.Key, [.. source.Select(seen => seen.Observation)])}"),
        ];
    }

    /// <summary>Explains why there is no explanation.</summary>
    internal static string Without(IReadOnlyList<Observed> observed, bool isWell)
    {
        var sources = observed.GroupBy(seen => seen.Observation.Source).OrderBy(source => source.Key).ToList();
        var missing = sources.Where(source => source.Any(seen => seen.Observation.Kind == ObservationKind.NotMeasured)).Select(source => ObservationText.Name(source.Key)).ToList();
        return isWell
            ? $"nothing beside the server explains most of it, as far as {string.Join(", ", sources.Select(source => ObservationText.Name(source.Key)))} could tell"
            : $"unknown{(missing.Count > 0 ? $", not all was measured: {string.Join(", ", missing)}" : "")}";
    }

    private static string Describe(ObservationSource source, IReadOnlyList<Observation> seen)
    {
        var missing = seen.Where(one => one.Kind == ObservationKind.NotMeasured).Select(one => one.Reason ?? one.Subject).Distinct().Take(MostRemarks).ToList();
        var notMeasured = missing.Count == 0 ? "" : $"not measured: {string.Join("; ", missing)}";
        var measured = source == ObservationSource.Kubernetes ? Pods(seen) : Answers(seen);
        return string.Join("; ", new[] { measured, notMeasured }.Where(text => text.Length > 0));
    }

    private static string Pods(IReadOnlyList<Observation> seen)
    {
        var pods = seen.Where(one => one.Kind == ObservationKind.PodCreated).Select(one => one.Subject).Distinct().Count();
        var fates = PodSuspects.Fates.Where(fate => fate is not (ObservationKind.PodDeleting or ObservationKind.PodCompleted))
            .Select(fate => (Fate: fate, Count: seen.Where(one => one.Kind == fate).Select(one => one.Subject).Distinct().Count()))
            .Where(fate => fate.Count > 0).Select(fate => FormattableString.Invariant($"{fate.Count} {ObservationText.Fate(fate.Fate)}")).ToList();
        var use = seen.Where(one => one.Kind == ObservationKind.PodUse && one.Memory is not null).MaxBy(one => one.Memory);
        return !seen.Any(one => one.Kind != ObservationKind.NotMeasured)
            ? ""
            : $"{pods} {(pods == 1 ? "pod" : "pods")} made{(fates.Count == 0 ? "" : ", " + string.Join(", ", fates))}"
                + (use is null ? "" : $"; most memory {Figures.Megabytes(use.Memory!.Value)} MB in {use.Subject} at {Figures.Moment(use.Moment)}");
    }

    private static string Answers(IReadOnlyList<Observation> seen)
    {
        var answered = seen.Where(one => one.Kind is ObservationKind.Answered or ObservationKind.AnsweredAgain).Sum(one => one.Times);
        var failed = seen.Where(one => one.Kind == ObservationKind.NotAnswered).ToList();
        var slowest = seen.Max(one => one.Took);
        var asked = answered + failed.Sum(one => one.Times);
        return asked == 0 ? "" : FormattableString.Invariant($"answered {answered} of {asked} times")
            + (slowest is { } time ? $", slowest {Figures.Time(time)}" : "")
            + (failed.Count == 0 ? "" : $", first failure at {Figures.Moment(failed[0].Moment)}{(failed[0].Reason is { } why ? $" ({why})" : "")}");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
