using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Measurements;

/// <summary>A job that did not stream as it should.</summary>
/// <param name="Change">The state that it came into.</param>
/// <param name="Step">The step that was being raised or held; null when none was.</param>
public sealed record JobTrouble(JobTransition Change, RampStep? Step);
