namespace FocusServer.Load.Run.Events;

/// <summary>The final health check ended.</summary>
public sealed record FinalHealthChecked(TimeSpan At, FinalHealth Result) : RunEvent(At);
