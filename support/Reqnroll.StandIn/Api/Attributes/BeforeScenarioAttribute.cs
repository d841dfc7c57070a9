using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a method before the first step of a scenario.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class BeforeScenarioAttribute(params string[] tags) : HookAttribute(HookType.BeforeScenario, tags);
