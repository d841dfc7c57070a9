namespace FocusServer.LivingDocs.Ramps;

/// <summary>A job that did not stream as it should.</summary>
/// <param name="JobId">The server's name for it; null when it never got one.</param>
/// <param name="State">What became of it, such as "lost".</param>
/// <param name="At">When, since the run started.</param>
/// <param name="Cause">Why; empty when nobody said.</param>
/// <param name="Level">The level that was being brought up or held, in jobs; null when that is not known.</param>
public sealed record TroubledJob(string? JobId, string State, TimeSpan? At, string Cause, int? Level);
