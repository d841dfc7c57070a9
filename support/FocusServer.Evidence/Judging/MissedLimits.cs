using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Finds out when in a hold its promises were broken.</summary>
internal static class MissedLimits
{
    /// <summary>The promises of a hold that were not kept, in the order in which they were broken.</summary>
    public static IReadOnlyList<MissedLimit> Find(
        IReadOnlyList<Criterion> criteria, PoolMeasurement pooled, int required, ProbeMeasurement probes, RampLimits limits)
    {
        return
        [
            .. criteria.Where(criterion => criterion.Outcome == CriterionOutcome.Fail)
                .Select(criterion => new MissedLimit(criterion, Began(criterion.Name) - pooled.Since))
                .OrderBy(missed => missed.BeganAfter ?? TimeSpan.MaxValue),
        ];

        TimeSpan? Began(string name) => name switch
        {
            CriterionNames.SuccessRate => TooFewSince(pooled, required, limits),
            CriterionNames.ApiResponse => probes.FirstSlow,
            CriterionNames.ProbesAnswered => probes.FirstFailed,
            _ => null,
        };
    }

    // Jobs fall away one by one; the one with which the others became too few decides.
    private static TimeSpan? TooFewSince(PoolMeasurement pooled, int required, RampLimits limits)
    {
        var missing = Enumerable.Repeat(pooled.Since, Math.Max(0, required - pooled.Jobs.Count));
        var fallen = pooled.Jobs.Where(job => !pooled.StreamedThrough(job)).Select(job => FellAt(job, pooled.Since)).Concat(missing).Order();
        return fallen.Select((at, i) => (At: at, Left: required - i - 1))
            .Where(fall => !limits.AllowSuccessRate(fall.Left, required))
            .Select(fall => (TimeSpan?)fall.At)
            .FirstOrDefault();
    }

    private static TimeSpan FellAt(JobRecord job, TimeSpan since) => job.StoppedStreamingAt > since ? job.StoppedStreamingAt.Value : since;
}
