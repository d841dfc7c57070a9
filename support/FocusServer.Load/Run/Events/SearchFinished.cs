namespace FocusServer.Load.Run.Events;

/// <summary>The search for the exact breaking point ended.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="LastGood">The highest level that held; 0 when there is none.</param>
/// <param name="FirstBad">The lowest level above it that did not.</param>
/// <param name="Stopped">Why it ended before its time; null when it went to its end.</param>
public sealed record SearchFinished(TimeSpan At, int LastGood, int FirstBad, string? Stopped) : RunEvent(At);
