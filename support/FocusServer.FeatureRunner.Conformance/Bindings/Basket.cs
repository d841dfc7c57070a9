namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>What one scenario remembers.</summary>
public sealed class Basket
{
    public List<Thing> Things { get; } = [];

    public bool Member { get; set; }
}
