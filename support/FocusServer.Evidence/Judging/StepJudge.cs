using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Judges one hold of one level.</summary>
internal static class StepJudge
{
    public static IReadOnlyList<Criterion> Judge(PoolMeasurement pooled, int required, ProbeMeasurement probes, RampLimits limits) =>
        [SuccessRate(pooled, required, probes, limits), ApiResponse(probes, limits), ProbesAnswered(probes)];

    private static Criterion SuccessRate(PoolMeasurement pooled, int required, ProbeMeasurement probes, RampLimits limits)
    {
        var rate = Percentage.From(pooled.StreamedThroughout, required);
        var measured = $"{rate.ToString(limits.MinSuccessRate)} ({string.Join(", ", [$"{pooled.StreamedThroughout} of {required} jobs streaming", .. Others(pooled)])})";
        var limit = $"≥ {limits.SuccessRateText}";

        // Jobs that an error of the load generator ended, or that met a rate limit which its own probes had used up, might have streamed:
        // where they decide, nothing is proven.
        var ours = pooled.Count(JobState.GeneratorError) + pooled.Count(JobState.Unknown) + (probes.RateLimited > 0 ? pooled.Jobs.Count(job => job.RateLimited) : 0);
        var withoutOurErrors = Math.Min(required, pooled.StreamedThroughout + ours);
        var kept = limits.AllowSuccessRate(pooled.StreamedThroughout, required);
        var criterion = !kept && limits.AllowSuccessRate(withoutOurErrors, required)
            ? Criterion.NotProven(CriterionNames.SuccessRate, measured, limit)
            : Criterion.Judge(CriterionNames.SuccessRate, kept, measured, limit);
        return criterion with { Margin = Figures.Points(rate.Percent - limits.MinSuccessRate.Percent) };
    }

    // A refused job, a lost one and one that came back are different things.
    private static IEnumerable<string> Others(PoolMeasurement pooled) => pooled.Jobs
        .Where(job => !pooled.StreamedThrough(job))
        .CountBy(job => job.State == JobState.Streaming ? "streaming again" : JobStateText.For(job.State))
        .OrderByDescending(state => state.Value)
        .Select(state => $"{state.Value} {state.Key}");

    private static Criterion ApiResponse(ProbeMeasurement probes, RampLimits limits)
    {
        var limit = "≤ " + limits.ApiResponseText;
        if (probes.Response.Max is not { } slowest)
        {
            return Criterion.NoData(CriterionNames.ApiResponse, limit, "no probe was answered");
        }

        var measured = $"{Figures.Seconds(slowest, limits.MaxApiResponse)} at the slowest";
        var criterion = Criterion.Judge(CriterionNames.ApiResponse, limits.AllowApiResponse(slowest), measured, limit);
        return criterion with { Margin = Figures.Distance(limits.MaxApiResponse - slowest) };
    }

    private static Criterion ProbesAnswered(ProbeMeasurement probes)
    {
        var limit = "all of them";
        if (probes.Due == 0)
        {
            return Criterion.NoData(CriterionNames.ProbesAnswered, limit, "no probe was due");
        }

        var why = probes.Failures.Count == 0 ? "" : $" ({probes.Failures[0].Count}×: {probes.Failures[0].Cause})";
        var measured = $"{probes.Answered} of {probes.Due}{why}";
        return probes is { Failed: > 0, FailedByServer: 0 }
            ? Criterion.NotProven(CriterionNames.ProbesAnswered, measured, limit, probes.Hindrance)
            : Criterion.Judge(CriterionNames.ProbesAnswered, probes.Failed == 0, measured, limit);
    }
}
