namespace FocusServer.Load.Run.Events;

/// <summary>The run ended.</summary>
public sealed record RunFinished(TimeSpan At, RampResult Result) : RunEvent(At);
