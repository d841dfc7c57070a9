using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
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
        Skip.If(custom is null, "No custom ramp was asked for: set FOCUS_Ramp__InitialJobs, FOCUS_Ramp__MaxJobs, FOCUS_Ramp__StepIncrement or FOCUS_Ramp__StepIntervalSec.");
        ramp.Result = await driver.RunAsync(custom!, ramp.Limits);
    }

    [Then("at least {share} of the steps are healthy")]
    public void ThenAtLeastThisShareOfTheStepsAreHealthy(Percentage minimum) =>
        ramp.Result.HealthySteps(minimum).ShouldBeKept(ramp.Result);

    [Then("at least {share} of the steps are healthy, and none is without a streaming job")]
    public void ThenAtLeastThisShareOfTheStepsAreHealthyAndNoneIsWithoutAStreamingJob(Percentage minimum)
    {
        ramp.Result.HealthySteps(minimum).ShouldBeKept(ramp.Result);
        ramp.Result.StepsWithStreamingJobs.ShouldBeKept(ramp.Result);
    }

    [Then("at most {share} of the jobs fail at the maximum")]
    public void ThenAtMostThisShareOfTheJobsFailAtTheMaximum(Percentage maximum) =>
        ramp.Result.ErrorRateAtMaximum(maximum).ShouldBeKept(ramp.Result);

    [Then("the ramp is held")]
    public void ThenTheRampIsHeld() => ramp.Result.ShouldBeHeld();
}
