using FluentAssertions;
using Reqnroll;

namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>All kinds of hooks. Those of run and feature are noted in the scenario's own list when it begins.</summary>
[Binding]
public sealed class Hooks
{
    private static readonly List<string> _run = [];
    private readonly List<string> _scenario = [];

    [BeforeTestRun]
    public static void BeforeRun() => _run.Add("run");

    [AfterTestRun]
    public static void AfterRun() => _run.Should().Equal("run", "feature 1", "feature 2", "feature");

    [BeforeFeature("hooks", Order = 2)]
    public static void BeforeFeatureSecond() => _run.Add("feature 2");

    [BeforeFeature("hooks", Order = 1)]
    public static async Task BeforeFeatureFirst(FeatureContext feature)
    {
        await Task.Yield();
        _run.Add($"feature {(feature.FeatureInfo.Title == "Hooks" ? 1 : 0)}");
    }

    [AfterFeature("hooks")]
    public static void AfterFeature() => _run.Add("feature");

    [BeforeFeature("fails_before_feature")]
    public static void FailBeforeFeature() => throw new InvalidOperationException("the feature cannot start");

    [BeforeScenario("fails_before")]
    public static void FailBefore() => throw new InvalidOperationException("the scenario cannot start");

    [AfterScenario("fails_after")]
    public static void FailAfter() => throw new InvalidOperationException("the scenario cannot end");

    [BeforeScenario("hooks", Order = 2)]
    public void BeforeScenarioSecond() => _scenario.Add("scenario 2");

    [BeforeScenario("hooks", Order = 1)]
    public void BeforeScenarioFirst() => _scenario.AddRange([.. _run, "scenario 1"]);

    [BeforeScenarioBlock]
    public void BeforeBlock(ScenarioContext scenario) => _scenario.Add($"block {scenario.CurrentScenarioBlock}");

    [AfterScenarioBlock]
    public void AfterBlock() => _scenario.Add("block");

    [BeforeStep]
    public void BeforeStep(ScenarioContext scenario) => _scenario.Add($"step {scenario.StepContext.StepInfo.Text}");

    [AfterStep]
    public void AfterStep(ScenarioContext scenario) => _scenario.Add($"{scenario.StepContext.Status}");

    [AfterScenario("hooks")]
    public static void AfterScenario(ScenarioContext scenario) => scenario.ScenarioInfo.Title.Should().NotBeEmpty();

    [Then("the hooks ran in order")]
    public void ThenInOrder() => string.Join(", ", _scenario).Should().StartWith("run, feature 1, feature 2, scenario 1, scenario 2, block Given, step a step, OK");
}
