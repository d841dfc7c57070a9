using FocusServer.Load.Measure;

namespace FocusServer.Load.Run.Events;

/// <summary>A job came into a state.</summary>
public sealed record JobChanged(TimeSpan At, JobTransition Job) : RunEvent(At);
