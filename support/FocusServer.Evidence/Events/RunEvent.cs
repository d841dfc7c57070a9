using System.Text.Json.Serialization;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.Evidence.Events;

/// <summary>
/// Something happened in a run. The console report and the evidence file are both written from these records, and from nothing else, so
/// that they cannot disagree.
/// </summary>
/// <param name="At">The time, in scenario time since the run started.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = EvidenceJson.EventName)]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(PreconditionMet), "precondition-met")]
[JsonDerivedType(typeof(StepStarted), "step-started")]
[JsonDerivedType(typeof(JobChanged), "job")]
[JsonDerivedType(typeof(LoadKnown), "load-known")]
[JsonDerivedType(typeof(LevelRaised), "level-raised")]
[JsonDerivedType(typeof(HoldStarted), "hold-started")]
[JsonDerivedType(typeof(StepJudged), "step-judged")]
[JsonDerivedType(typeof(PaceChanged), "pace-changed")]
[JsonDerivedType(typeof(GeneratorLost), "generator-lost")]
[JsonDerivedType(typeof(StartsRepeated), "starts-repeated")]
[JsonDerivedType(typeof(MaximumReached), "maximum-reached")]
[JsonDerivedType(typeof(FinalHealthStarted), "final-health-started")]
[JsonDerivedType(typeof(FinalHealthChecked), "final-health-checked")]
[JsonDerivedType(typeof(RecoveryChecked), "recovery-checked")]
[JsonDerivedType(typeof(SearchStarted), "search-started")]
[JsonDerivedType(typeof(DrainStarted), "drain-started")]
[JsonDerivedType(typeof(DrainFinished), "drain-finished")]
[JsonDerivedType(typeof(SearchFinished), "search-finished")]
[JsonDerivedType(typeof(Steered), "steered")]
[JsonDerivedType(typeof(LevelStayed), "level-stayed")]
[JsonDerivedType(typeof(Observed), "observed")]
[JsonDerivedType(typeof(CleanupStarted), "cleanup-started")]
[JsonDerivedType(typeof(JobsClosed), "jobs-closed")]
[JsonDerivedType(typeof(CleanupFinished), "cleanup-finished")]
[JsonDerivedType(typeof(RunFinished), "run-finished")]
public abstract record RunEvent(TimeSpan At);

/// <summary>The run began; nothing has been sent yet.</summary>
public sealed record RunStarted(TimeSpan At, RunManifest Manifest, RampPlan Plan, RampLimits Limits, RunTimes Times) : RunEvent(At);

/// <summary>The server was reached, speaks the contract and has its fibre; no job has been asked for yet.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="ServerVersion">The version that the server says it has; null when it says none.</param>
/// <param name="Channels">The number of channels of its sensor.</param>
public sealed record PreconditionMet(TimeSpan At, string? ServerVersion, int Channels) : RunEvent(At);

/// <summary>A step began to ask for its jobs.</summary>
public sealed record StepStarted(TimeSpan At, RampStep Step) : RunEvent(At);

/// <summary>A job came into a state.</summary>
public sealed record JobChanged(TimeSpan At, JobTransition Job) : RunEvent(At);

/// <summary>The very first job was answered, and so it is known what each job makes the server send.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Expected">The load of one job that the plan told; null when it told none.</param>
/// <param name="Answered">The load of one job, by the server's answer.</param>
/// <param name="Maximum">The most jobs of the ramp.</param>
public sealed record LoadKnown(TimeSpan At, JobLoad? Expected, JobLoad Answered, int Maximum) : RunEvent(At);

/// <summary>Every job that a step asked for streams, or never will.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Step">The step.</param>
/// <param name="Asked">The jobs it asked for.</param>
/// <param name="Created">The number of them that stream.</param>
public sealed record LevelRaised(TimeSpan At, RampStep Step, int Asked, int Created) : RunEvent(At);

/// <summary>The hold of a level began.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Step">The step.</param>
/// <param name="Attempt">1 for the first hold of a level, and one more each time that it is held again.</param>
/// <param name="HoldFor">The time for which it is held.</param>
public sealed record HoldStarted(TimeSpan At, RampStep Step, int Attempt, TimeSpan HoldFor) : RunEvent(At);

/// <summary>A hold ended, and was judged.</summary>
public sealed record StepJudged(TimeSpan At, StepResult Result) : RunEvent(At);

/// <summary>Scenario time passes at another pace from now on: it gave way to a busy machine, or recovered.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="From">Seconds of scenario time in one real second before.</param>
/// <param name="To">Seconds of scenario time in one real second from now on.</param>
/// <param name="Why">The reason, in a sentence without a full stop.</param>
public sealed record PaceChanged(TimeSpan At, double From, double To, string Why) : RunEvent(At);

/// <summary>A load generator on another machine was lost, and its jobs with it.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lost">The moment and reason, in words without a full stop, such as "lost at 12.3 s: no answer for 2 s".</param>
public sealed record GeneratorLost(TimeSpan At, string Name, string Lost) : RunEvent(At);

/// <summary>The jobs of a level whose start had failed were asked for once more, one by one.</summary>
public sealed record StartsRepeated(TimeSpan At, RampStep Step, RepeatedStarts Result) : RunEvent(At);

/// <summary>The level of the last step has been asked for and held.</summary>
public sealed record MaximumReached(TimeSpan At, int Maximum, int Streaming) : RunEvent(At);

/// <summary>The final health check began.</summary>
public sealed record FinalHealthStarted(TimeSpan At, int Level, bool AtMaximum) : RunEvent(At);

/// <summary>The final health check ended.</summary>
public sealed record FinalHealthChecked(TimeSpan At, FinalHealth Result) : RunEvent(At);

/// <summary>The server was found healthy after the last level, or was not within the time that is waited for that.</summary>
public sealed record RecoveryChecked(TimeSpan At, Recovery Result) : RunEvent(At);

/// <summary>The ramp broke, and the search for the exact breaking point began.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="LastGood">The last good level of the ramp; 0 when there is none.</param>
/// <param name="FirstBad">The first bad level of the ramp.</param>
public sealed record SearchStarted(TimeSpan At, int LastGood, int FirstBad) : RunEvent(At);

/// <summary>The load is being brought down to a level.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Level">The most jobs that may stay.</param>
/// <param name="Jobs">The number of jobs that are being ended.</param>
public sealed record DrainStarted(TimeSpan At, int Level, int Jobs) : RunEvent(At);

/// <summary>The load was brought down, and the server was asked what it still has of the ended jobs.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Level">The most jobs that may have stayed.</param>
/// <param name="Result">The result for the ended jobs.</param>
public sealed record DrainFinished(TimeSpan At, int Level, CleanupResult Result) : RunEvent(At);

/// <summary>The search for the exact breaking point ended.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="LastGood">The highest level that held; 0 when there is none.</param>
/// <param name="FirstBad">The lowest level above it that did not.</param>
/// <param name="Stopped">The reason why it ended early; null when it went to its end.</param>
public sealed record SearchFinished(TimeSpan At, int LastGood, int FirstBad, string? Stopped) : RunEvent(At);

/// <summary>A person steered the ramp.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="What">The wish.</param>
/// <param name="Who">The name that the person gave.</param>
public sealed record Steered(TimeSpan At, SteeringWish What, string Who) : RunEvent(At);

/// <summary>The ramp had stayed at a level because a person asked for it, and does so no more. Nothing was raised or judged meanwhile.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Step">The step whose level it was.</param>
/// <param name="For">The time for which it stayed, in scenario time.</param>
public sealed record LevelStayed(TimeSpan At, RampStep Step, TimeSpan For) : RunEvent(At);

/// <summary>Something was seen beside the server.</summary>
/// <param name="At">The time at which it was noted, in scenario time since the run started.</param>
/// <param name="HappenedAt">The time at which it happened, as far as that is known, in scenario time since the run started.</param>
/// <param name="Observation">What was seen, with its real time.</param>
public sealed record Observed(TimeSpan At, TimeSpan HappenedAt, Observation Observation) : RunEvent(At);

/// <summary>The cleanup began.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="CutShort">The place and reason of the cut, when the run was cut short; null when it went to its end.</param>
public sealed record CleanupStarted(TimeSpan At, CutShort? CutShort) : RunEvent(At);

/// <summary>
/// Every stream of the run is closed, and the server was asked to end its jobs. From here on the run only waits for it to say that they are
/// gone.
/// </summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Deadline">The longest that it waits.</param>
public sealed record JobsClosed(TimeSpan At, TimeSpan Deadline) : RunEvent(At);

/// <summary>The cleanup ended, and the server was asked what it still has.</summary>
public sealed record CleanupFinished(TimeSpan At, CleanupResult Result) : RunEvent(At);

/// <summary>
/// The run ended. Holds, jobs and cleanup stand in the events before it; the verdict follows from them, and is here for readers of this
/// line alone.
/// </summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Totals">The measurements over the whole run.</param>
/// <param name="CutShort">The place and reason of the cut, when it was cut short; null when it was not.</param>
public sealed record RunFinished(TimeSpan At, RunTotals Totals, CutShort? CutShort) : RunEvent(At)
{
    /// <summary>Everything the run found out; null when the event was read from a file.</summary>
    [JsonIgnore]
    public RampResult? Result { get; init; }

    /// <summary>The verdict; null when the event was read from a file.</summary>
    public RampVerdict? Verdict => Result?.Verdict;
}
