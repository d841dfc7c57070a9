using FocusServer.Load.Ramp;

namespace FocusServer.Load.Run.Events;

/// <summary>The hold of a level began.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="Step">The step.</param>
/// <param name="Attempt">1, or 2 when a level that failed is held once more.</param>
/// <param name="HoldFor">How long.</param>
public sealed record HoldStarted(TimeSpan At, RampStep Step, int Attempt, TimeSpan HoldFor) : RunEvent(At);
