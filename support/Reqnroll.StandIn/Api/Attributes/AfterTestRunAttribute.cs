using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Runs a static method once, after the last feature.</summary>
public class AfterTestRunAttribute() : HookAttribute(HookType.AfterTestRun, null);
