using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Suite.Terminals;

/// <summary>Describes the events of a run that a viewer wants to see, on one line each.</summary>
internal static class EventText
{
    /// <summary>Describes an event; null for one that says nothing new.</summary>
    /// <param name="runEvent">The event.</param>
    /// <param name="limits">The limits of the run; null before it began.</param>
    public static string? Describe(RunEvent runEvent, RampLimits? limits) => runEvent switch
    {
        PreconditionMet { ServerVersion: var version } => $"the server answers{(version is null ? "" : $", version {version}")}",
        StepStarted { Step: var step } => $"{step.Name}: {Figures.Jobs(step.JobsToAdd)} asked for, up to {step.Level}",
        HoldStarted { Attempt: > 1 } hold => $"{hold.Step.Name}: held once more",
        StepJudged { Result: var hold } when limits is not null => StepText.Describe(hold, limits),
        JobChanged { Job: var job } => Describe(job),
        PaceChanged change => $"pace {Figures.Plain(change.From)} → {Figures.Plain(change.To)}: {change.Why}",
        GeneratorLost lost => $"load generator {GeneratorText.DescribeLoss(lost.Name, lost.Lost)}",
        StartsRepeated { Result: var starts } => $"{Figures.Jobs(starts.Missing)} asked for once more, one by one: {starts.Came} came",
        FinalHealthChecked { Result: var health } => $"final health: {(health.Healthy ? "healthy" : health.Reason ?? "not healthy")}",
        SearchStarted search => $"search for the exact breaking point, between {search.LastGood} and {Figures.Jobs(search.FirstBad)}",
        DrainStarted drain => $"drain to {Figures.Jobs(drain.Level)}",
        CleanupStarted { CutShort: { } cut } => cut.Sentence,
        CleanupFinished { Result: var cleanup } => cleanup.Successful ? $"{Figures.Jobs(cleanup.Gone.Count)} gone by the server's word" : $"left: {cleanup.Remains}",
        _ => null,
    };

    private static string? Describe(JobTransition job) => job.State is JobState.Refused or JobState.Failed or JobState.Lost or JobState.Stalled or JobState.GeneratorError or JobState.Unknown
        ? $"job {job.Job} {JobStateText.For(job.State)}{(job.Cause is null ? "" : $": {job.Cause}")}"
        : null;
}
