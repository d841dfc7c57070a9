using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;

namespace FocusServer.Load.Reporting;

/// <summary>Describes the search for the exact breaking point on the console; no lines when there is none.</summary>
internal static class SearchReport
{
    /// <summary>The lines of an event; none when it is not of the search.</summary>
    public static IReadOnlyList<string> Lines(RunEvent runEvent) => runEvent switch
    {
        StartsRepeated { Result: var starts } =>
            [$"🔁 Asked for {starts.Missing} missing {(starts.Missing == 1 ? "job" : "jobs")} once more, one by one: {starts.Came} came", ""],
        SearchStarted { LastGood: var good, FirstBad: var bad } => [$"🔬 FINDING CAPACITY between {good} and {bad} jobs", ""],
        DrainStarted { Level: var level, Jobs: var jobs } => [$"💧 DRAINING to {level} jobs: ending {jobs} jobs..."],
        DrainFinished { Result: var drained } =>
        [
            $"   Gone by the server's own word: {drained.Gone.Count}, after {Figures.ConsoleDuration(drained.Duration)}s",
            .. drained.Successful ? Array.Empty<string>() : [$"   ❗ Left: {drained.Remains}"],
            "",
        ],
        SearchFinished { Stopped: { } stopped } => [$"🔬 SEARCH STOPPED: {stopped}", ""],
        SearchFinished { LastGood: var good, FirstBad: var bad } => [$"🔬 FOUND: {(good == 0 ? "no level" : $"{good} jobs")} held, {bad} did not", ""],
        _ => [],
    };

    /// <summary>The first line of a step: its jobs are asked for.</summary>
    public static string Start(RampStep step) => step.Kind == StepKind.Ramp
        ? $"📊 {Title(step)}: Creating {step.JobsToAdd} jobs to reach {step.Level} total"
        : $"🔬 {Title(step)}: Creating {step.JobsToAdd} jobs to reach {step.Level} total";

    /// <summary>The line that says that a level is held.</summary>
    public static string Hold(HoldStarted hold)
    {
        var time = Figures.ConsoleSetting(hold.HoldFor);
        return (hold.Attempt, hold.Step.Kind) switch
        {
            ( > 1, _) => $"🔁 Holding {hold.Step.Level} jobs for {time} once more, to confirm...",
            (_, StepKind.Ramp) => $"⏳ Waiting {time} before next step...",
            _ => $"⏳ Holding {hold.Step.Level} jobs for {time}...",
        };
    }

    /// <summary>The name of a step, such as "STEP 3".</summary>
    public static string Title(RampStep step) => step.Name.ToUpperInvariant();

    /// <summary>The breaking point, as far as the run found it.</summary>
    public static IReadOnlyList<string> Result(RampResult result) => (result.Verdict, result.Search) switch
    {
        ({ Break: { } found } verdict, { } search) => [$"⚠️  Breaking Point: {found.Jobs} jobs", .. Details(verdict, found, search), ""],
        ({ Break: { } found }, null) => [$"⚠️  Breaking Point: {found.Jobs} jobs", ""],
        ({ NoBreakUpTo: { } maximum }, not null) => [$"🎯 No breaking point up to {maximum} jobs", ""],
        _ => [],
    };

    private static IEnumerable<string> Details(RampVerdict verdict, Break found, CapacitySearchResult search) =>
    [
        $"   • Capacity: {verdict.Capacity} jobs streamed through a whole hold",
        $"   • Last Good: {found.LastGood?.ToString() ?? "none"}",
        $"   • First Bad: {found.FirstBad}, failed in {found.FirstBad.FailedHolds} of {found.FirstBad.Holds} holds",
        .. found.Causes.Select(cause => $"   • Cause: {cause.Sentence}"),
        .. found.FailureCauses.Select(cause => $"     {cause}"),
        .. Recovery(found),
        .. found.InconclusiveSearch is null ? Array.Empty<string>() : [$"   ❗ Not to the job: {found.InconclusiveSearch}"],
        $"   • Asked For by the Search: {search.JobsAsked} jobs, not counted above",
    ];

    private static IEnumerable<string> Recovery(Break found) => found.Recovery is { } level
        ? [$"   • Recovery: {(level.FailedHolds < level.Holds ? "✅" : "❌")} {level}"]
        : [];
}
