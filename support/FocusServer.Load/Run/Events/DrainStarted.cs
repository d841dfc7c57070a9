namespace FocusServer.Load.Run.Events;

/// <summary>The load is being brought down to a level.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="Level">How many jobs may stay, at most.</param>
/// <param name="Jobs">How many jobs are being ended.</param>
public sealed record DrainStarted(TimeSpan At, int Level, int Jobs) : RunEvent(At);
