namespace FocusServer.LivingDocs.Ramps;

/// <summary>What went wrong in a ramp, for whoever has to look into it.</summary>
/// <param name="Sentences">What broke, at which level and second, how many jobs and which, and where to look in the server's logs.</param>
/// <param name="From">From when the server's logs are of interest; null when that is not known.</param>
/// <param name="To">Until when.</param>
public sealed record RampFailure(IReadOnlyList<string> Sentences, DateTimeOffset? From, DateTimeOffset? To)
{
    private const int MostNamed = 5;

    /// <summary>Tells the first level that failed; null when none did.</summary>
    public static RampFailure? Of(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var first = run.Holds.FirstOrDefault(hold => hold.Failed && (run.BreakingPoint is not { } jobs || hold.Asked == jobs));
        if (first is null)
        {
            return null;
        }

        var last = run.Holds.Last(hold => hold.Asked == first.Asked && hold.Kind == first.Kind);
        var (from, to) = (Moment(run, first.HoldFrom), Moment(run, last.HoldTo));
        return new([.. What(first), .. Jobs(run, first), .. Window(run, from, to)], from, to);
    }

    private static IEnumerable<string> What(RampLevel level) => level.Promises.Where(promise => promise.Kept == false).Select(missed =>
    {
        var second = missed.BeganAfter is { } after ? $", from second {Figures.Of(after.TotalSeconds)} of the hold" : "";
        var into = level.HoldFrom is { } from ? $", {Figures.Of((from + (missed.BeganAfter ?? TimeSpan.Zero)).TotalSeconds)} s into the run" : "";
        return $"At {Figures.Jobs(level.Asked)} (step {level.Step}){second}{into}: {missed.Sentence}.";
    });

    private static IEnumerable<string> Jobs(RampRun run, RampLevel level)
    {
        if (level.Asked - level.Streaming is > 0 and var missing)
        {
            var causes = run.Break?.FailureCauses is { Count: > 0 } all ? all : level.FailureCauses;
            yield return $"{missing} of {Figures.Jobs(level.Asked)} did not stream{(causes.Count > 0 ? ": " + string.Join("; ", causes) : "")}.";
        }

        // Those of the level itself tell more than those that fell away later; one without a name cannot be looked for.
        var named = run.TroubledJobs.Where(job => job.JobId is not null).OrderBy(job => job.Level != level.Asked).Take(MostNamed).ToList();
        foreach (var same in named.GroupBy(job => job.Cause.Length > 0 ? $"{job.State}: {job.Cause}" : job.State))
        {
            var since = same.Min(job => job.At) is { } at ? $", from {Figures.Of(at.TotalSeconds)} s on" : "";
            yield return $"Some of these jobs: {string.Join(", ", same.Select(job => job.JobId))} ({same.Key}{since}).";
        }
    }

    // An embedded server keeps no logs, and its clock is not that on the wall.
    private static IEnumerable<string> Window(RampRun run, DateTimeOffset? from, DateTimeOffset? to) =>
        from is { } start && to is { } end && run.Environment != "embedded"
            ? [$"In the server's logs look from {Figures.Moment(start)} to {Figures.Moment(end)}."]
            : [];

    private static DateTimeOffset? Moment(RampRun run, TimeSpan? at) => run.StartedAt + (at / run.Pace);
}
