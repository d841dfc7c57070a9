namespace FocusServer.LivingDocs.Ramps;

/// <summary>Where and why a run ended before its time.</summary>
/// <param name="Step">The number of the last step that began; null when none did.</param>
/// <param name="Level">That step's jobs; null when no step began.</param>
/// <param name="Why">The reason, in a sentence; empty when the run was killed and could not say.</param>
/// <param name="Phase">What it was at when its steps were over, such as "the cleanup"; empty before.</param>
public sealed record CutShort(int? Step, int? Level, string Why, string Phase = "");
