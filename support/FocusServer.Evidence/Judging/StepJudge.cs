using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Judges one hold of one level.</summary>
internal static class StepJudge
{
    public static IReadOnlyList<Criterion> Judge(PoolMeasurement pooled, int required, ProbeMeasurement probes, RampLimits limits) =>
        [SuccessRate(pooled, required, limits), ApiResponse(probes, limits), ProbesAnswered(probes)];

    private static Criterion SuccessRate(PoolMeasurement pooled, int required, RampLimits limits)
    {
        var rate = Percentage.From(pooled.StreamedThroughout, required);
        var measured = $"{rate} ({string.Join(", ", [$"{pooled.StreamedThroughout} of {required} jobs streaming", .. Others(pooled)])})";
        var limit = $"≥ {limits.MinSuccessRate}";

        // Jobs that an error of the load generator ended might have streamed: where they decide, nothing is proven.
        var withoutOurErrors = Math.Min(required, pooled.StreamedThroughout + pooled.Count(JobState.GeneratorError));
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
        var limit = "≤ " + Figures.Seconds(limits.MaxApiResponse);
        if (probes.Response.Max is not { } slowest)
        {
            return Criterion.NoData(CriterionNames.ApiResponse, limit, "no probe was answered");
        }

        var measured = $"{Figures.Seconds(slowest)} at the slowest";
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
        return Criterion.Judge(CriterionNames.ProbesAnswered, probes.Failed == 0, $"{probes.Answered} of {probes.Due}{why}", limit);
    }
}
