namespace FocusServer.Load.Run.Events;

/// <summary>The cleanup began.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="CutShort">What cut the run short; null when it went to its end.</param>
public sealed record CleanupStarted(TimeSpan At, string? CutShort) : RunEvent(At);
