namespace FocusServer.Load.Run.Events;

/// <summary>The level of the last step has been asked for and held.</summary>
public sealed record MaximumReached(TimeSpan At, int Maximum, int Streaming) : RunEvent(At);
