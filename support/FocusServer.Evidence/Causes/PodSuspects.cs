using System.Text.RegularExpressions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>
/// Finds failures whose own pods had the same fate. A job that has a name is looked up by it. One that was refused has none: a pod of a job that the run does not
/// know, seen at the time of the request, may be its own.
/// </summary>
/// <param name="observed">Everything that was seen.</param>
/// <param name="known">The names of all jobs of the run.</param>
internal sealed partial class PodSuspects(IReadOnlyList<Observed> observed, IReadOnlySet<string> known)
{
    /// <summary>The fates that can end a job, the most telling first.</summary>
    public static readonly IReadOnlyList<ObservationKind> Fates =
    [
        ObservationKind.PodOutOfMemory, ObservationKind.PodEvicted, ObservationKind.PodUnschedulable, ObservationKind.PodStuck,
        ObservationKind.PodRestarted, ObservationKind.PodFailed, ObservationKind.PodCompleted, ObservationKind.PodDeleting,
    ];

    // What the cluster says may come late, and clocks differ.
    private static readonly TimeSpan _late = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _early = TimeSpan.FromSeconds(1);

    // A stream does not outlive its pod for long.
    private static readonly TimeSpan _endsWithin = TimeSpan.FromSeconds(10);

    // Most of the jobs whose pods had a fate must have failed.
    private const double LeastShare = 2.0 / 3;

    /// <summary>Finds every fate that some of the failures have beside them.</summary>
    public IEnumerable<Suspect> Find(IReadOnlyList<Failed> failures) =>
        observed.Where(seen => seen.Observation.JobId is not null && Fates.Contains(seen.Observation.Kind))
            .GroupBy(seen => (seen.Observation.Kind, Reason: Digits().Replace(seen.Observation.Reason ?? "", "#")))
            .Select(fate => Examine(fate.Key.Kind, [.. fate], failures))
            .OfType<Suspect>();

    /// <summary>True when a pod of one of the jobs had any fate, at whatever time.</summary>
    public bool HasAnyFate(IReadOnlyList<Failed> failures) => observed.Any(seen =>
        Fates.Contains(seen.Observation.Kind) && seen.Observation.JobId is { } id && failures.Any(failed => failed.JobId == id && seen.HappenedAt <= failed.At + (_late * 2)));

    /// <summary>True when a pod of each of the jobs that have a name was seen.</summary>
    public bool HasSeenPodsOf(IEnumerable<Failed> failures)
    {
        var seen = observed.Where(one => one.Observation.Kind is ObservationKind.PodCreated or ObservationKind.PodReady).Select(one => one.Observation.JobId).ToHashSet();
        return failures.All(failed => failed.JobId is null || seen.Contains(failed.JobId));
    }

    private Suspect? Examine(ObservationKind kind, IReadOnlyList<Observed> fates, IReadOnlyList<Failed> failures)
    {
        var named = fates.ToLookup(seen => seen.Observation.JobId!);
        var free = fates.Where(seen => !known.Contains(seen.Observation.JobId!)).GroupBy(seen => seen.Observation.JobId).Select(pods => pods.First()).ToList();
        List<(Failed Failed, Observed Seen)> pairs = [];
        foreach (var failed in failures)
        {
            var seen = failed.JobId is { } id ? named[id].FirstOrDefault(one => Fits(one, failed)) : free.FirstOrDefault(one => Fits(one, failed));
            if (seen is not null)
            {
                pairs.Add((failed, seen));
                free.Remove(seen);
            }
        }

        var failedIds = failures.Select(failed => failed.JobId).ToHashSet();
        var unharmed = named.Count(job => known.Contains(job.Key) && !failedIds.Contains(job.Key));
        return pairs.Count == 0 || pairs.Count < LeastShare * (pairs.Count + unharmed)
            ? null
            : new Suspect(kind, null, [.. pairs.Select(pair => pair.Failed)], Fates.Count + 2 - Fates.ToList().IndexOf(kind), Describe(kind, pairs));
    }

    // The end of a pod explains the end of a stream only when it comes first, or as good as.
    private static bool Fits(Observed seen, Failed failed) => failed.HadStreamed
        ? seen.HappenedAt >= failed.At - (seen.Observation.Kind == ObservationKind.PodDeleting ? _endsWithin * 3 : _endsWithin)
            && seen.HappenedAt <= failed.At + (seen.Observation.Kind is ObservationKind.PodDeleting or ObservationKind.PodCompleted ? _early : _late)
        : seen.HappenedAt >= failed.RequestedAt - _early && seen.HappenedAt <= failed.At + _late;

    private static string Describe(ObservationKind kind, List<(Failed Failed, Observed Seen)> pairs)
    {
        var apart = pairs.Max(pair => (pair.Seen.HappenedAt - pair.Failed.At).Duration());
        var when = apart <= _early ? "at the same second" : apart <= _endsWithin ? FormattableString.Invariant($"within {Math.Ceiling(apart.TotalSeconds):0} s") : "before that";
        var reason = pairs[0].Seen.Observation.Reason;
        return $"{when} {pairs.Count} {(pairs.Count == 1 ? "pod" : "pods")} {ObservationText.Fate(kind)}{(reason is null ? "" : $": {reason}")}";
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
