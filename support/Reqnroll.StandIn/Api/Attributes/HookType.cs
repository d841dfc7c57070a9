namespace Reqnroll.Bindings;

/// <summary>The moments at which hooks run.</summary>
public enum HookType
{
    /// <summary>Once, before the first feature.</summary>
    BeforeTestRun,

    /// <summary>Once, after the last feature.</summary>
    AfterTestRun,

    /// <summary>Before the first scenario of a feature.</summary>
    BeforeFeature,

    /// <summary>After the last scenario of a feature.</summary>
    AfterFeature,

    /// <summary>Before the first step of a scenario.</summary>
    BeforeScenario,

    /// <summary>After the last step of a scenario, whatever became of it.</summary>
    AfterScenario,

    /// <summary>Before a step that is about to run.</summary>
    BeforeStep,

    /// <summary>After a step that ran, whatever became of it.</summary>
    AfterStep,
}
