using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a static method once, before the first feature.</summary>
public class BeforeTestRunAttribute() : HookAttribute(HookType.BeforeTestRun, null);
