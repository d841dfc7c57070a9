using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.Evidence.Judging;

/// <summary>Describes the failure of a ramp with what it takes to investigate it.</summary>
public static class FailureText
{
    private const int MostNamed = 5;

    /// <summary>
    /// Describes the first level that failed: the missed limits with level and time, the jobs, and the time window in the server's logs;
    /// empty when no level failed.
    /// </summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="troubles">The jobs that were refused, failed, were lost or stalled.</param>
    /// <param name="manifest">The run.</param>
    public static IReadOnlyList<string> Describe(RampResult result, IEnumerable<JobTrouble> troubles, RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(troubles);
        ArgumentNullException.ThrowIfNull(manifest);
        var found = result.Verdict.Break;
        var first = result.AllHolds.FirstOrDefault(hold => hold.Failed && (found is null || hold.Step.Level == found.Jobs));
        return first is null
            ? []
            : [.. What(first), .. NotStreaming(found, first), .. Named(troubles, first.Step), .. Window(result, first, manifest)];
    }

    private static IEnumerable<string> What(StepResult level) => level.Missed.Select(missed =>
    {
        var into = Figures.Tenths(level.HoldStartedAt + (missed.BeganAfter ?? TimeSpan.Zero));
        return $"At {Figures.Jobs(level.Step.Level)} ({level.Step.Name}){missed.Since}, {into} into the run: {missed.Criterion.Sentence}.";
    });

    private static IEnumerable<string> NotStreaming(Break? found, StepResult level)
    {
        if (level.NotStreaming is > 0 and var missing)
        {
            var causes = found?.FailureCauses is { Count: > 0 } all ? all : level.FailureCauses;
            var why = causes.Count > 0 ? ": " + string.Join("; ", causes) : "";
            yield return $"{missing} of {Figures.Jobs(level.Step.Level)} did not stream{why}.";
        }
    }

    // Jobs of the level itself come first. A job without an id cannot be looked up in the logs.
    private static IEnumerable<string> Named(IEnumerable<JobTrouble> troubles, RampStep step) => troubles
        .Where(job => job.Change.JobId is not null)
        .OrderBy(job => job.Step?.Level != step.Level)
        .ThenBy(job => job.Change.Job)
        .Take(MostNamed)
        .GroupBy(job => JobStateText.For(job.Change.State) + (job.Change.Cause is { } cause ? $": {cause}" : ""))
        .Select(same => $"Some of these jobs: {string.Join(", ", same.Select(job => job.Change.JobId))} "
            + $"({same.Key}, from {Figures.Tenths(same.Min(job => job.Change.At))} on).");

    // An embedded server keeps no logs, and its clock is not the real one.
    private static IEnumerable<string> Window(RampResult result, StepResult first, RunManifest manifest)
    {
        var last = result.AllHolds.Last(hold => hold.Step.Level == first.Step.Level && hold.Step.Kind == first.Step.Kind);
        var (from, to) = (Figures.Moment(manifest.MomentOf(first.HoldStartedAt)), Figures.Moment(manifest.MomentOf(last.HoldEndedAt)));
        return manifest.Environment == "embedded" ? [] : [$"In the server's logs look from {from} to {to}."];
    }
}
