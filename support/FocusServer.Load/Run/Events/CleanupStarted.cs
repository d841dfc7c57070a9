namespace FocusServer.Load.Run.Events;

/// <summary>The cleanup began.</summary>
public sealed record CleanupStarted(TimeSpan At) : RunEvent(At);
