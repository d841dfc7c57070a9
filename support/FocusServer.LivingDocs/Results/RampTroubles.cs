using System.Globalization;
using FocusServer.LivingDocs.Ramps;

namespace FocusServer.LivingDocs.Results;

/// <summary>What broke, when, for how many jobs, and where to look for it.</summary>
internal static class RampTroubles
{
    private const int MostJobs = 5;

    /// <summary>In sentences; none for a ramp without a failed level.</summary>
    public static IReadOnlyList<string> Of(RampRun run)
    {
        var level = run.BreakingPoint is { } jobs ? run.Holds.LastOrDefault(hold => hold.Asked == jobs && hold.Failed) : run.Holds.LastOrDefault(hold => hold.Failed);
        return level is null ? [] : [.. Broke(level), .. Causes(level), .. Jobs(run, level), .. Window(run, level)];
    }

    private static IEnumerable<string> Broke(RampLevel level) => level.Promises.Where(promise => promise.Kept == false).Select(promise => string.Create(
        CultureInfo.InvariantCulture,
        $"Step {level.Step}, {Figures.Jobs(level.Asked)}: {promise.Sentence}{(promise.BeganAfter is { } after ? $", from second {after.TotalSeconds:0.0} of the hold on" : "")}."));

    private static IEnumerable<string> Causes(RampLevel level) =>
        level.FailureCauses.Count == 0 ? [] : [$"Jobs that did not stream: {string.Join("; ", level.FailureCauses)}."];

    private static IEnumerable<string> Jobs(RampRun run, RampLevel level)
    {
        var named = run.TroubledJobs.Where(job => job.JobId is not null && (job.Level is null || job.Level == level.Asked)).Select(job => $"{job.JobId} ({job.State})").Distinct().ToList();
        return named.Count == 0 ? [] : [$"Among them {string.Join(", ", named.Take(MostJobs))}{(named.Count > MostJobs ? " …" : "")}."];
    }

    private static IEnumerable<string> Window(RampRun run, RampLevel level) =>
        run.StartedAt is { } start && level is { HoldFrom: { } from, HoldTo: { } to }
            ? [$"In the server's logs, look between {Figures.Moment(start + (from / run.Pace))} and {Figures.Moment(start + (to / run.Pace))}."]
            : [];
}
