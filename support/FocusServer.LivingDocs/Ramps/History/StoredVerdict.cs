namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>How a scenario that is no ramp went.</summary>
/// <param name="Feature">The feature's path.</param>
/// <param name="Scenario">The scenario's name, with its placeholders.</param>
/// <param name="Row">The row's key; empty when there is none.</param>
/// <param name="Passed">Whether it passed. What was skipped or never ended is not stored: it proves nothing.</param>
public sealed record StoredVerdict(string Feature, string Scenario, string Row, bool Passed);
