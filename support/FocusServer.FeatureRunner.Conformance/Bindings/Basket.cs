namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>The state of one scenario.</summary>
public sealed class Basket
{
    public List<Thing> Things { get; } = [];

    public bool Member { get; set; }
}
