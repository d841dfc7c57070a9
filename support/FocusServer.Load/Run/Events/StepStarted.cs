using FocusServer.Load.Ramp;

namespace FocusServer.Load.Run.Events;

/// <summary>A step began to ask for its jobs.</summary>
public sealed record StepStarted(TimeSpan At, RampStep Step) : RunEvent(At);
