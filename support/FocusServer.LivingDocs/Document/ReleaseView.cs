namespace FocusServer.LivingDocs.Document;

/// <summary>All that was proven for one server version.</summary>
/// <param name="Version">The version, as the server says it; null when no run recorded one.</param>
/// <param name="Ramps">The ramps that ran on it, each once.</param>
/// <param name="Missing">The names of ramps that did not run on it.</param>
/// <param name="Unrecorded">The number of ramps that ran without a recorded version, and so count for none.</param>
public sealed record ReleaseView(string? Version, IReadOnlyList<ReleasedRamp> Ramps, IReadOnlyList<string> Missing, int Unrecorded);
