namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>Something to buy.</summary>
public sealed record Thing(string Name, decimal Price);
