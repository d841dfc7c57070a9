namespace FocusServer.Load.Run.Events;

/// <summary>The ramp broke, and the search for the exact breaking point began.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="LastGood">The last good level of the ramp; 0 when there is none.</param>
/// <param name="FirstBad">The first bad level of the ramp.</param>
public sealed record SearchStarted(TimeSpan At, int LastGood, int FirstBad) : RunEvent(At);
