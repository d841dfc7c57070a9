namespace Reqnroll;

/// <summary>What became of a step or scenario; of two, the later in this list counts.</summary>
public enum ScenarioExecutionStatus
{
    /// <summary>No trouble so far.</summary>
    OK,

    /// <summary>A step is not written yet.</summary>
    StepDefinitionPending,

    /// <summary>A step has no definition.</summary>
    UndefinedStep,

    /// <summary>A step has a definition that cannot be called.</summary>
    BindingError,

    /// <summary>A step or a hook failed.</summary>
    TestError,

    /// <summary>A step or a hook asked to skip.</summary>
    Skipped,
}
