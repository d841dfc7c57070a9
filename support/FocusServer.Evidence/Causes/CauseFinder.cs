using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>
/// Lays what failed beside what was seen at the same time, and says what explains it: rather nothing than something wrong. It judges nothing, and no judge knows it.
/// </summary>
public static class CauseFinder
{
    // What explains less than half of the failures is not their cause.
    private const double LeastShare = 0.5;

    // In a cluster always something goes on: what lies beside fewer failures than this lies there by chance.
    private const double MostByChance = 0.25;

    /// <summary>Explains the failures of a ramp, the most frequent first; empty when nothing failed, or nothing was taken along.</summary>
    /// <param name="record">The evidence.</param>
    public static IReadOnlyList<Cause> Find(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var end = record.CleanupStartedAt ?? record.LastAt;
        var failures = Failures(record, end);
        if (record.Observed.Count == 0)
        {
            return [];
        }

        var known = record.Jobs.Select(job => job.JobId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var pods = new PodSuspects(record.Observed, known);
        var shared = new SharedSuspects(record.Observed, record.Jobs, end);
        return failures.Count > 0
            ? [.. failures.GroupBy(failed => failed.State).OrderByDescending(alike => alike.Count()).Select(alike => Explain(record, pods, shared, [.. alike]))]
            : [.. ExplainHolds(record, shared)];
    }

    // What ends after the cleanup began was ended by it.
    private static List<Failed> Failures(RunRecord record, TimeSpan end)
    {
        var jobs = record.Jobs.ToDictionary(job => job.Job);
        return
        [
            .. from trouble in record.Troubles
               let change = trouble.Change
               where change.State is JobState.Refused or JobState.Failed or JobState.Lost or JobState.Stalled && change.At <= end
               orderby change.At
               select new Failed(change.Job, change.JobId, change.State, change.Cause, jobs.GetValueOrDefault(change.Job)?.RequestedAt ?? change.At, change.At),
        ];
    }

    private static Cause Explain(RunRecord record, PodSuspects pods, SharedSuspects shared, IReadOnlyList<Failed> failures)
    {
        var best = pods.Find(failures).Concat(shared.Find(failures))
            .OrderByDescending(suspect => suspect.Explained.Count).ThenByDescending(suspect => suspect.Weight).FirstOrDefault();
        var why = failures.GroupBy(failed => failed.Why).MaxBy(alike => alike.Count())!.Key;
        var cause = new Cause
        {
            Failure = FormattableString.Invariant($"{failures.Count} × {JobStateText.For(failures[0].State)}{(why is null ? "" : $": {why}")}"),
            Failures = failures.Count,
            At = failures[0].At,
            Outcome = CauseOutcome.Unknown,
            Explanation = "",
        };
        if (best is not null && best.Explained.Count >= LeastShare * failures.Count)
        {
            return cause with { Outcome = CauseOutcome.Found, Kind = best.Kind, Subject = best.Subject, Explained = best.Explained.Count, Explanation = best.Explanation };
        }

        var isWell = (best?.Explained.Count ?? 0) < MostByChance * failures.Count && !pods.HasAnyFate(failures) && pods.HasSeenPodsOf(failures) && IsMeasured(record);
        return cause with { Outcome = isWell ? CauseOutcome.NothingBeside : CauseOutcome.Unknown, Explanation = SourceText.Without(record.Observed, isWell) };
    }

    // No job failed, and yet a limit was missed: the server answered late, or not at all.
    private static IEnumerable<Cause> ExplainHolds(RunRecord record, SharedSuspects shared)
    {
        var failed = (record.Result?.AllHolds ?? []).Where(hold => hold.Failed).ToList();
        if (failed.Count == 0)
        {
            yield break;
        }

        // One server answers all probes: what explains only some of the holds is none of their causes.
        int Besides(SharedTrouble trouble) => failed.Count(hold => trouble.To >= hold.HoldStartedAt && trouble.From <= hold.HoldEndedAt);
        var troubles = shared.Troubles();
        var beside = troubles.Where(trouble => Besides(trouble) == failed.Count).MaxBy(trouble => trouble.Weight);
        var isWell = beside is null && troubles.All(trouble => Besides(trouble) <= LeastShare * failed.Count) && IsMeasured(record);
        yield return new Cause
        {
            Failure = $"{(failed[0].Missed.Count > 0 ? failed[0].Missed[0].Criterion.Sentence : "a limit was missed")} ({Figures.Jobs(failed[0].Step.Level)})",
            Failures = failed.Count,
            At = failed[0].HoldStartedAt,
            Outcome = beside is not null ? CauseOutcome.Found : isWell ? CauseOutcome.NothingBeside : CauseOutcome.Unknown,
            Explained = beside is null ? 0 : failed.Count,
            Kind = beside?.Kind,
            Subject = beside?.Subject,
            Explanation = beside?.Sentence ?? SourceText.Without(record.Observed, isWell),
        };
    }

    // Without the cluster nothing can be ruled out.
    private static bool IsMeasured(RunRecord record) =>
        record.Observed.Any(seen => seen.Observation is { Source: ObservationSource.Kubernetes, Kind: not ObservationKind.NotMeasured })
        && !record.Observed.Any(seen => seen.Observation.Kind == ObservationKind.NotMeasured);
}
