using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a method before each step.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class BeforeStepAttribute(params string[] tags) : HookAttribute(HookType.BeforeStep, tags);
