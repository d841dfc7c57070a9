namespace FocusServer.Load.Run.Events;

/// <summary>The final health check began.</summary>
public sealed record FinalHealthStarted(TimeSpan At, int Level, bool AtMaximum) : RunEvent(At);
