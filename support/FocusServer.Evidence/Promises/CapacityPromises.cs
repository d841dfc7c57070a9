using FocusServer.Evidence.Judging;

namespace FocusServer.Evidence.Promises;

/// <summary>The promises about how many jobs the server holds.</summary>
public static class CapacityPromises
{
    /// <summary>Judges whether the highest level that held is as high as required; the jobs that are wished for besides are only compared.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="required">The jobs required.</param>
    /// <param name="wished">The jobs wished for; null for none.</param>
    public static Criterion JudgeCapacity(RampResult result, int required, int? wished = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var limit = $"≥ {Figures.Jobs(required)}";
        var (verdict, held) = (result.Verdict, Held(result));
        if (result.Steps.Count == 0)
        {
            return Criterion.NoData(CriterionNames.HeldJobs, limit, "no step was judged");
        }

        var measured = $"holds {held}{Short(held, required, "required")}{(wished is { } more && held >= required ? Short(held, more, "wished for") : "")}";

        // A ramp that held all that it asked for says nothing of more.
        return held < required && verdict.NoBreakUpTo is not null
            ? Criterion.NotProven(CriterionNames.HeldJobs, $"{measured}; the ramp asked for no more", limit)
            : Promise.Judge(result, CriterionNames.HeldJobs, held >= required, measured, limit);
    }

    /// <summary>Judges how many times the jobs of today the server holds.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="times">The least factor.</param>
    /// <param name="today">The jobs of today; at least 1.</param>
    public static Criterion JudgeHeadroom(RampResult result, double times, int today)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(today, 1);
        var limit = $"≥ {Figures.Plain(times)} ×";
        if (result.Steps.Count == 0)
        {
            return Criterion.NoData(CriterionNames.Headroom, limit, "no step was judged");
        }

        var held = Held(result);
        var factor = (double)held / today;
        var measured = $"held {held}, you run {today}: {Figures.Plain(Math.Round(factor, 2, MidpointRounding.ToZero))} ×";
        return factor < times && result.Verdict.NoBreakUpTo is not null
            ? Criterion.NotProven(CriterionNames.Headroom, $"{measured}; the ramp asked for no more", limit)
            : Promise.Judge(result, CriterionNames.Headroom, factor >= times, measured, limit);
    }

    // After a search, the last good level is exact to the job.
    private static int Held(RampResult result) => result.Verdict.LastGood ?? 0;

    private static string Short(int held, int jobs, string what) => held >= jobs
        ? $", as many as {what}"
        : FormattableString.Invariant($", {jobs - held} short of the {jobs} {what}");
}
