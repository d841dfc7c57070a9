namespace FocusServer.Load.Run.Events;

/// <summary>A hold ended, and was judged.</summary>
public sealed record StepJudged(TimeSpan At, StepResult Result) : RunEvent(At);
