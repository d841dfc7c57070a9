using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>What the attributes of hooks have in common.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class HookAttribute : Attribute
{
    /// <summary>The <see cref="Order"/> of a hook that states none.</summary>
    public const int DefaultOrder = 10000;

    internal HookAttribute(HookType bindingEvent, string[]? tags) => (Event, Tags) = (bindingEvent, tags ?? []);

    /// <summary>The tags of which one has to be present, with or without <c>@</c>; none for a hook that always runs.</summary>
    public string[] Tags { get; }

    /// <summary>Lower numbers run first; <see cref="DefaultOrder"/> unless given.</summary>
    public int Order { get; set; } = DefaultOrder;

    internal HookType Event { get; }
}

/// <summary>Runs a static method once, before the first feature.</summary>
public class BeforeTestRunAttribute() : HookAttribute(HookType.BeforeTestRun, null);

/// <summary>Runs a static method once, after the last feature.</summary>
public class AfterTestRunAttribute() : HookAttribute(HookType.AfterTestRun, null);

/// <summary>Runs a static method before the first scenario of a feature.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class BeforeFeatureAttribute(params string[] tags) : HookAttribute(HookType.BeforeFeature, tags);

/// <summary>Runs a static method after the last scenario of a feature.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class AfterFeatureAttribute(params string[] tags) : HookAttribute(HookType.AfterFeature, tags);

/// <summary>Runs a method before the first step of a scenario.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class BeforeScenarioAttribute(params string[] tags) : HookAttribute(HookType.BeforeScenario, tags);

/// <summary>Runs a method after the last step of a scenario, whatever became of it.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class AfterScenarioAttribute(params string[] tags) : HookAttribute(HookType.AfterScenario, tags);

/// <summary>Runs a method before each step.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class BeforeStepAttribute(params string[] tags) : HookAttribute(HookType.BeforeStep, tags);

/// <summary>Runs a method after each step that ran, whatever became of it.</summary>
/// <param name="tags">The tags of which one has to be present; none for always.</param>
public class AfterStepAttribute(params string[] tags) : HookAttribute(HookType.AfterStep, tags);
