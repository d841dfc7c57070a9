using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>
/// Finds what all jobs have in common: a component that does not answer, a pod of the server's own that was started again. It explains failures only where
/// most of the jobs that it could have hit did fail.
/// </summary>
/// <param name="observed">Everything that was seen.</param>
/// <param name="jobs">Every job of the run.</param>
/// <param name="end">The end of the ramp.</param>
internal sealed class SharedSuspects(IReadOnlyList<Observed> observed, IReadOnlyCollection<JobRecord> jobs, TimeSpan end)
{
    // The time between two questions to a component.
    private static readonly TimeSpan _grain = TimeSpan.FromSeconds(2);

    // What a process takes to be back.
    private static readonly TimeSpan _restart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _before = TimeSpan.FromSeconds(5);

    private const double LeastShare = 0.5;

    /// <summary>Finds everything that some of the failures have beside them.</summary>
    public IEnumerable<Suspect> Find(IReadOnlyList<Failed> failures) => Troubles().Select(trouble => Examine(trouble, failures)).OfType<Suspect>();

    /// <summary>Every time in which something that all jobs share was in trouble. One answer that is lost is none.</summary>
    public IReadOnlyList<SharedTrouble> Troubles() => [.. Outages().Where(outage => outage.To - outage.From > _grain * 3), .. Restarts()];

    private IEnumerable<SharedTrouble> Outages()
    {
        foreach (var component in observed.Where(seen => seen.Observation.Kind is ObservationKind.NotAnswered or ObservationKind.AnsweredAgain).GroupBy(seen => seen.Observation.Subject))
        {
            Observed? from = null;
            foreach (var seen in component.OrderBy(seen => seen.HappenedAt))
            {
                if (seen.Observation.Kind == ObservationKind.NotAnswered)
                {
                    from ??= seen;
                }
                else if (from is not null)
                {
                    yield return Outage(from, seen.HappenedAt, $" to {Figures.Tenths(seen.HappenedAt)}");
                    from = null;
                }
            }

            if (from is not null)
            {
                yield return Outage(from, end, " on");
            }
        }
    }

    private static SharedTrouble Outage(Observed from, TimeSpan to, string until) => new(
        ObservationKind.NotAnswered,
        from.Observation.Subject,
        from.HappenedAt - _grain,
        to + _grain,
        1,
        $"{from.Observation.Subject} did not answer from {Figures.Tenths(from.HappenedAt)}{until}{(from.Observation.Reason is { } why ? $": {why}" : "")}");

    private IEnumerable<SharedTrouble> Restarts() => observed
        .Where(seen => seen.Observation.JobId is null && (seen.Observation.Kind == ObservationKind.Restarted
            || seen.Observation.Kind is ObservationKind.PodRestarted or ObservationKind.PodOutOfMemory or ObservationKind.PodEvicted or ObservationKind.PodFailed))
        .Select(seen => new SharedTrouble(
            seen.Observation.Kind,
            seen.Observation.Subject,
            seen.HappenedAt - _before,
            seen.HappenedAt + _restart,
            2,
            $"{(seen.Observation.Kind == ObservationKind.Restarted ? "" : "pod ")}{seen.Observation.Subject} {ObservationText.Fate(seen.Observation.Kind)} at {Figures.Tenths(seen.HappenedAt)}{(seen.Observation.Reason is { } why ? $": {why}" : "")}"));

    private Suspect? Examine(SharedTrouble trouble, IReadOnlyList<Failed> failures)
    {
        var explained = failures.Where(failed => trouble.Covers(failed.At)).ToList();
        var failedJobs = failures.Select(failed => failed.Job).ToHashSet();
        var unharmed = explained.Exists(failed => failed.HadStreamed)
            ? jobs.Count(job => !failedJobs.Contains(job.Job) && job.FirstRowAt < trouble.From && (job.StoppedStreamingAt ?? end) > trouble.To)
            : jobs.Count(job => !failedJobs.Contains(job.Job) && job.FirstRowAt is not null && trouble.Covers(job.RequestedAt) && trouble.Covers(job.FirstRowAt.Value));
        return explained.Count == 0 || explained.Count < LeastShare * (explained.Count + unharmed)
            ? null
            : new Suspect(trouble.Kind, trouble.Subject, explained, trouble.Weight, trouble.Sentence);
    }
}
