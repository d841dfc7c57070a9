namespace FocusServer.Benchmarks;

/// <summary>The resources that a process used for a ramp; also its only output, as JSON.</summary>
/// <param name="Processor">The processor time.</param>
/// <param name="Rows">The rows that came.</param>
internal sealed record RampUse(TimeSpan Processor, long Rows);
