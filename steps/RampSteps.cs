using FluentAssertions;
using FocusServer.Load.Ramp;
using FocusServer.Load.Sla;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;
using Reqnroll;
using Xunit;

namespace FocusServer.Specs;

[Binding]
public sealed class RampSteps(RampContext ramp, TargetContext target, RampDriver driver)
{
    [Given("the limits of the environment")]
    public void GivenTheLimitsOfTheEnvironment(RampLimits limits) => ramp.Limits = limits;

    [When("the {word} ramp grows from {int} to {int} live jobs, by {int} every {int} seconds")]
    public async Task WhenTheRampGrows(string name, int initial, int maximum, int increment, int seconds)
    {
        ramp.Result = await driver.RunAsync(
            new RampOptions
            {
                Name = name,
                InitialJobs = initial,
                MaxJobs = maximum,
                StepIncrement = increment,
                StepInterval = TimeSpan.FromSeconds(seconds),
            },
            ramp.Limits);
    }

    [When("the custom ramp grows as configured")]
    public async Task WhenTheCustomRampGrowsAsConfigured()
    {
        var custom = target.Settings.CustomRamp;
        Skip.If(custom is null, "No custom ramp was asked for: set FOCUS_Ramp__InitialJobs, __MaxJobs, __StepIncrement or __StepIntervalSec.");
        ramp.Result = await driver.RunAsync(custom!, ramp.Limits);
    }

    [Then("at least {share} of the steps are healthy")]
    public void ThenAtLeastThisShareOfTheStepsAreHealthy(Share minimum) =>
        ShouldBeKept(ramp.Result.HealthySteps(minimum));

    [Then("at most {share} of the jobs fail at the maximum")]
    public void ThenAtMostThisShareOfTheJobsFailAtTheMaximum(Share maximum) =>
        ShouldBeKept(ramp.Result.ErrorRateAtMaximum(maximum));

    [Then("the ramp is held")]
    public void ThenTheRampIsHeld() =>
        ramp.Result.Verdict.Outcome.Should().Be(RampOutcome.Held, "the ramp {0}", ramp.Result.Verdict.Sentence);

    private void ShouldBeKept(Criterion criterion) =>
        criterion.Outcome.Should().Be(Outcome.Pass, "{0}; the ramp {1}", criterion.Sentence, ramp.Result.Verdict.Sentence);
}
