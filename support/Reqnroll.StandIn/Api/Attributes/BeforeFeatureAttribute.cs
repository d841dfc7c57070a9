using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a static method before the first scenario of a feature.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class BeforeFeatureAttribute(params string[] tags) : HookAttribute(HookType.BeforeFeature, tags);
