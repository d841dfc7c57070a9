namespace FocusServer.Evidence.Measurements;

/// <summary>A cause for which probes failed.</summary>
/// <param name="Cause">What went wrong, in a sentence.</param>
/// <param name="Count">How many probes.</param>
public sealed record ProbeFailure(string Cause, int Count);
