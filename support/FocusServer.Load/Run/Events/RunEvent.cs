using System.Text.Json.Serialization;

namespace FocusServer.Load.Run.Events;

/// <summary>
/// Something happened in a run. The console report and the evidence file are both written from these records, and from nothing else,
/// so that they cannot disagree.
/// </summary>
/// <param name="At">When, in scenario time since the run started.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(PreconditionMet), "precondition-met")]
[JsonDerivedType(typeof(StepStarted), "step-started")]
[JsonDerivedType(typeof(JobChanged), "job")]
[JsonDerivedType(typeof(LevelRaised), "level-raised")]
[JsonDerivedType(typeof(HoldStarted), "hold-started")]
[JsonDerivedType(typeof(StepJudged), "step-judged")]
[JsonDerivedType(typeof(MaximumReached), "maximum-reached")]
[JsonDerivedType(typeof(FinalHealthStarted), "final-health-started")]
[JsonDerivedType(typeof(FinalHealthChecked), "final-health-checked")]
[JsonDerivedType(typeof(SearchStarted), "search-started")]
[JsonDerivedType(typeof(DrainStarted), "drain-started")]
[JsonDerivedType(typeof(DrainFinished), "drain-finished")]
[JsonDerivedType(typeof(SearchFinished), "search-finished")]
[JsonDerivedType(typeof(CleanupStarted), "cleanup-started")]
[JsonDerivedType(typeof(JobsClosed), "jobs-closed")]
[JsonDerivedType(typeof(CleanupFinished), "cleanup-finished")]
[JsonDerivedType(typeof(RunFinished), "run-finished")]
public abstract record RunEvent(TimeSpan At);
