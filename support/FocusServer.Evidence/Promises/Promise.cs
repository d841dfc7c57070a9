using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Promises;

/// <summary>
/// Judges what an owner promises beyond the limits of every ramp. Of a ramp that was cut short, or of which a step proves nothing because of the load
/// generator, nothing is proven: what was kept may have been missed later, and what was missed may not be the server's doing.
/// </summary>
internal static class Promise
{
    public static Criterion Judge(RampResult result, string name, bool kept, string measured, string limit) =>
        (result.CutShort?.Sentence.TrimEnd('.') ?? InconclusiveSteps.Hindrance(result.Steps)) is { } why
            ? Criterion.NotProven(name, measured, limit, why)
            : Criterion.Judge(name, kept, measured, limit);

    /// <summary>Judges for how many of the jobs asked for something came within a time. A job for which it never came counts as later than any.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="name">The name of the promise.</param>
    /// <param name="time">The time of a job; null when it never came.</param>
    /// <param name="share">The least share of the jobs.</param>
    /// <param name="within">The longest time of those.</param>
    public static Criterion JudgeTimes(RampResult result, string name, Func<JobRecord, TimeSpan?> time, Percentage share, TimeSpan within)
    {
        var limit = $"≥ {Figures.ExactPercent(share.Percent)} within {Figures.ExactSeconds(within)}";
        var jobs = result.Jobs;
        if (jobs.Count == 0)
        {
            return Criterion.NoData(name, limit, "no job was asked for");
        }

        var inTime = jobs.Count(job => time(job) <= within);
        var measured = $"{Percentage.From(inTime, jobs.Count).ToString(share)} ({inTime} of {jobs.Count}{Longest(jobs, time, within)})";
        var kept = Percentage.From(inTime, jobs.Count) >= share;

        // Jobs that the load generator lost may have been in time.
        var ours = jobs.Count(job => job.State is JobState.GeneratorError or JobState.Unknown && time(job) is null);
        return !kept && Percentage.From(inTime + ours, jobs.Count) >= share
            ? Criterion.NotProven(name, measured, limit, $"{Figures.Jobs(ours)} ended by the load generator")
            : Judge(result, name, kept, measured, limit);
    }

    private static string Longest(IReadOnlyList<JobRecord> jobs, Func<JobRecord, TimeSpan?> time, TimeSpan within)
    {
        var (longest, never) = (jobs.Max(time), jobs.Count(job => time(job) is null));
        return $"{(longest is { } known ? $"; longest {Figures.Seconds(known, within)}" : "")}{(never == 0 ? "" : $"; {never} never")}";
    }
}
