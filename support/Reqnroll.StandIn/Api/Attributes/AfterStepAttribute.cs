using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a method after each step that ran, whatever became of it.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class AfterStepAttribute(params string[] tags) : HookAttribute(HookType.AfterStep, tags);
