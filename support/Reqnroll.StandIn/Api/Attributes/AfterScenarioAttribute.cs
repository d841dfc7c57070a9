using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a method after the last step of a scenario, whatever became of it.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class AfterScenarioAttribute(params string[] tags) : HookAttribute(HookType.AfterScenario, tags);
