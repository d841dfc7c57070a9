namespace FocusServer.Evidence.Measurements;

/// <summary>The time for which the load generator was overloaded for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="For">The time, in real time.</param>
public sealed record OverloadDuration(OverloadReason Reason, TimeSpan For);
