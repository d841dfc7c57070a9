namespace FocusServer.LivingDocs.Ramps;

/// <summary>Where earlier runs lay at one level. What none of them measured is null.</summary>
/// <param name="SuccessRate">In percent.</param>
/// <param name="ApiP95">In milliseconds.</param>
/// <param name="FirstRow">In milliseconds, what was typical.</param>
public sealed record BandLevel(Interval? SuccessRate, Interval? ApiP95, Interval? FirstRow);
