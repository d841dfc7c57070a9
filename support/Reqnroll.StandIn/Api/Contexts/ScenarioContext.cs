using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>The scenario that runs.</summary>
public class ScenarioContext : ReqnrollContext
{
    internal ScenarioContext(IObjectContainer container, ScenarioInfo scenarioInfo, RuleInfo? ruleInfo)
    {
        ScenarioContainer = container;
        ScenarioInfo = scenarioInfo;
        RuleInfo = ruleInfo!;
    }

    /// <summary>What the feature file says of the scenario.</summary>
    public ScenarioInfo ScenarioInfo { get; }

    /// <summary>The rule it stands under; <see langword="null"/> under none.</summary>
    public RuleInfo RuleInfo { get; }

    /// <summary>What became of it so far.</summary>
    public ScenarioExecutionStatus ScenarioExecutionStatus { get; internal set; }

    /// <summary>Makes and keeps what bindings ask for in their constructors, until the scenario ends.</summary>
    public IObjectContainer ScenarioContainer { get; }

    /// <summary>The step that runs; <see langword="null"/> between steps.</summary>
    public ScenarioStepContext StepContext { get; internal set; } = null!;

    /// <summary>Marks the step that runs as not written yet.</summary>
    /// <exception cref="PendingStepException">Always.</exception>
    public void Pending() => StepIsPending();

    /// <summary>Marks the step that runs as not written yet.</summary>
    /// <exception cref="PendingStepException">Always.</exception>
    public static void StepIsPending() => throw new PendingStepException();
}
