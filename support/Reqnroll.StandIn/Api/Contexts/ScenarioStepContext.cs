namespace Reqnroll;

/// <summary>The step that runs.</summary>
public class ScenarioStepContext : ReqnrollContext
{
    internal ScenarioStepContext(StepInfo stepInfo) => StepInfo = stepInfo;

    /// <summary>What the feature file says of it.</summary>
    public StepInfo StepInfo { get; }

    /// <summary>What became of it so far.</summary>
    public ScenarioExecutionStatus Status { get; internal set; }
}
