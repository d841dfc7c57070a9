namespace FocusServer.LivingDocs.Ramps;

/// <summary>The scenario that a ramp ran for.</summary>
/// <param name="FeatureUri">The feature, such as "features/gradual-load/quick-ramp.feature"; empty when it is not known.</param>
/// <param name="Scenario">The scenario's name, with its placeholders; empty when it is not known.</param>
/// <param name="Row">The first cell of the row of its Examples, such as "staging"; empty when there is none.</param>
public sealed record RampPlace(string FeatureUri, string Scenario, string Row);
