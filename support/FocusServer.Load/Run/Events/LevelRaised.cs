using FocusServer.Load.Ramp;

namespace FocusServer.Load.Run.Events;

/// <summary>Every job that a step asked for streams, or never will.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="Step">The step.</param>
/// <param name="Asked">The jobs it asked for.</param>
/// <param name="Created">How many of them stream.</param>
public sealed record LevelRaised(TimeSpan At, RampStep Step, int Asked, int Created) : RunEvent(At);
