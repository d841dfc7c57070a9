namespace Reqnroll;

/// <summary>The step that runs.</summary>
public class ScenarioStepContext : ReqnrollContext
{
    internal ScenarioStepContext(StepInfo stepInfo) => StepInfo = stepInfo;

    /// <summary>What the feature file says of it.</summary>
    public StepInfo StepInfo { get; }

    /// <summary>What became of it so far.</summary>
    public ScenarioExecutionStatus Status { get; set; }

    /// <summary>Its error; <see langword="null"/> while there is none.</summary>
#nullable disable annotations
    public Exception StepError { get; set; }
#nullable restore annotations
}
