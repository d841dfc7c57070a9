using FocusServer.Load.Cleanup;

namespace FocusServer.Load.Run.Events;

/// <summary>The load was brought down, and the server was asked what it still has of the ended jobs.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="Level">How many jobs may have stayed, at most.</param>
/// <param name="Result">What became of the ended jobs.</param>
public sealed record DrainFinished(TimeSpan At, int Level, CleanupResult Result) : RunEvent(At);
