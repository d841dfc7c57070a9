namespace FocusServer.Evidence.Measurements;

/// <summary>A cause for which probes failed.</summary>
/// <param name="Cause">The cause, in a sentence.</param>
/// <param name="Count">The number of probes.</param>
public sealed record ProbeFailure(string Cause, int Count);
