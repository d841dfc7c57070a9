using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The failure of a ramp, with the details needed to investigate it.</summary>
/// <param name="Sentences">Sentences: the missed limits with level and time, the jobs, and the time window in the server's logs.</param>
/// <param name="From">The start of the relevant time window; null if it is not known.</param>
/// <param name="To">The end of that window.</param>
public sealed record RampFailure(IReadOnlyList<string> Sentences, DateTimeOffset? From, DateTimeOffset? To)
{
    private const int MostNamed = 5;

    /// <summary>Finds the first level that failed; null if none did.</summary>
    public static RampFailure? Find(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var first = run.Holds.FirstOrDefault(hold => hold.Failed && (run.BreakingPoint is not { } jobs || hold.Step.Level == jobs));
        if (first is null)
        {
            return null;
        }

        var last = run.Holds.Last(hold => hold.Step.Level == first.Step.Level && hold.Step.Kind == first.Step.Kind);
        var (from, to) = (Moment(run, first.HoldStartedAt), Moment(run, last.HoldEndedAt));
        return new([.. What(first), .. Jobs(run, first), .. Window(run, from, to)], from, to);
    }

    private static IEnumerable<string> What(StepResult level) => level.Missed.Select(missed =>
    {
        var second = missed.BeganAfter is { } after ? $", from second {Figures.Number(after.TotalSeconds)} of the hold" : "";
        var into = $", {Figures.Number((level.HoldStartedAt + (missed.BeganAfter ?? TimeSpan.Zero)).TotalSeconds)} s into the run";
        return $"At {Figures.Jobs(level.Step.Level)} (step {level.Step.Number}){second}{into}: {missed.Criterion.Sentence}.";
    });

    private static IEnumerable<string> Jobs(RampRun run, StepResult level)
    {
        if (level.NotStreaming is > 0 and var missing)
        {
            var causes = run.Break?.FailureCauses is { Count: > 0 } all ? all : level.FailureCauses;
            yield return $"{missing} of {Figures.Jobs(level.Step.Level)} did not stream{(causes.Count > 0 ? ": " + string.Join("; ", causes) : "")}.";
        }

        // Jobs of the level itself come first. A job without an id cannot be looked up in the logs.
        var named = run.TroubledJobs.Where(job => job.Change.JobId is not null).OrderBy(job => job.Step?.Level != level.Step.Level).Take(MostNamed).ToList();
        foreach (var same in named.GroupBy(job => JobStateText.For(job.Change.State) + (job.Change.Cause is { } cause ? $": {cause}" : "")))
        {
            var since = same.Min(job => job.Change.At);
            yield return $"Some of these jobs: {string.Join(", ", same.Select(job => job.Change.JobId))} ({same.Key}, from {Figures.Number(since.TotalSeconds)} s on).";
        }
    }

    // An embedded server keeps no logs, and its clock is not the real one.
    private static IEnumerable<string> Window(RampRun run, DateTimeOffset? from, DateTimeOffset? to) =>
        from is { } start && to is { } end && run.Environment != "embedded"
            ? [$"In the server's logs look from {Figures.Moment(start)} to {Figures.Moment(end)}."]
            : [];

    private static DateTimeOffset? Moment(RampRun run, TimeSpan? at) => run.StartedAt + (at / run.Pace);
}
