using FocusServer.Load.Ramp;
using FocusServer.Load.Sla;

namespace FocusServer.Load.Run.Events;

/// <summary>The run began; nothing has been sent yet.</summary>
public sealed record RunStarted(TimeSpan At, RunManifest Manifest, RampPlan Plan, RampLimits Limits, RunTimes Times) : RunEvent(At);
