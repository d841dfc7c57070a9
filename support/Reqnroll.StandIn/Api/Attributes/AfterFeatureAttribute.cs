using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a static method after the last scenario of a feature.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class AfterFeatureAttribute(params string[] tags) : HookAttribute(HookType.AfterFeature, tags);
