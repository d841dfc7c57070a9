using FocusServer.Evidence.Plans;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;
using FocusServer.Suite.Disturbances;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;

namespace FocusServer.Specs;

[Binding]
public sealed class RampSteps(RampContext ramp, TargetContext target, RampDriver driver, RampObservers observers, StopSignal stop)
{
    // The interval of the short ramps on which the suite itself is tried.
    private static readonly TimeSpan _shortInterval = TimeSpan.FromSeconds(2);

    [Given("a step is healthy when at least {limit} of its jobs stream and the API answers within {limit}")]
    public void GivenAStepIsHealthyWhen(WrittenLimit successRate, WrittenLimit apiResponse) =>
        ramp.LimitSteps(successRate, apiResponse);

    [Given("a ramp passes when at least {limit} of its steps are healthy and at most {limit} of the jobs fail at the maximum")]
    public void GivenARampPassesWhen(WrittenLimit healthySteps, WrittenLimit errorsAtMaximum) =>
        ramp.LimitWhole(healthySteps, errorsAtMaximum);

    [Given("a search for the exact breaking point")]
    public void GivenASearchForTheExactBreakingPoint() =>
        target.Use(target.Settings with { FindCapacity = true }, target.Time, target.Client, target.IsTested);

    [Given("a load generator that has run out of threads")]
    public void GivenALoadGeneratorThatHasRunOutOfThreads()
    {
        // No pace would help it, and to try them all takes long.
        LetThePaceGiveWay(false);
        observers.Add(new BusyThreads());
    }

    [Given("a load generator that runs out of threads in its first hold")]
    public void GivenALoadGeneratorThatRunsOutOfThreadsInItsFirstHold()
    {
        Skip.If(target.Settings.Pace <= 1, "In real time the pace cannot give way.");
        LetThePaceGiveWay(true);
        observers.Add(new BusyThreads { InFirstHoldOnly = true });
    }

    [When("the {word} ramp grows from {int} to {int} live jobs, by {int} every {int} seconds")]
    public Task WhenTheRampGrows(string name, int initial, int maximum, int increment, int seconds) =>
        RunAsync(initial, maximum, increment, TimeSpan.FromSeconds(seconds), name);

    [When("the custom ramp grows as configured")]
    public async Task WhenTheCustomRampGrowsAsConfigured()
    {
        var custom = target.Settings.CustomRamp;
        Skip.If(custom is null, "No custom ramp was asked for: set FOCUS_Ramp__InitialJobs, FOCUS_Ramp__MaxJobs, FOCUS_Ramp__StepIncrement, FOCUS_Ramp__StepIntervalSec or FOCUS_Ramp__Levels.");
        await RunAsync(custom!);
    }

    [When("the {word} ramp holds {levels} live jobs, each for {int} seconds")]
    public Task WhenTheRampHolds(string name, IReadOnlyList<int> levels, int seconds) =>
        RunAsync(RampOptions.Graduated(name, levels, TimeSpan.FromSeconds(seconds)));

    [When("a ramp holds {levels} jobs, of which {limit} must stream")]
    public Task WhenARampHoldsOfWhich(IReadOnlyList<int> levels, WrittenLimit successRate)
    {
        ramp.LimitSuccessRate(successRate);
        return RunAsync(RampOptions.Graduated("graduated", levels, _shortInterval));
    }

    [When("the {word} ramp asks for {int} live jobs at once, and for {int} more every {int} seconds up to {int}")]
    public Task WhenTheRampAsksAtOnce(string name, int initial, int increment, int seconds, int maximum) =>
        RunAsync(Growing(initial, maximum, increment, TimeSpan.FromSeconds(seconds), name) with { Pattern = RampPattern.Burst });

    [When("a burst of {int} jobs is followed by {int} more")]
    public Task WhenABurstIsFollowedBy(int jobs, int more) =>
        RunAsync(Growing(jobs, jobs + more, 1, _shortInterval, "burst") with { Pattern = RampPattern.Burst });

    [When("a ramp grows from {int} to {int} jobs, by {int}")]
    public Task WhenARampGrows(int initial, int maximum, int increment) => RunAsync(initial, maximum, increment, _shortInterval);

    [When("a ramp grows from {int} to {int} jobs, by {int} every {int} seconds")]
    public Task WhenARampGrowsEvery(int initial, int maximum, int increment, int seconds) =>
        RunAsync(initial, maximum, increment, TimeSpan.FromSeconds(seconds));

    [When("a ramp grows from {int} to {int} jobs, by {int}, of which {limit} must stream")]
    public Task WhenARampGrowsOfWhich(int initial, int maximum, int increment, WrittenLimit successRate)
    {
        ramp.LimitSuccessRate(successRate);
        return RunAsync(initial, maximum, increment, _shortInterval);
    }

    [When("a ramp grows from {int} to {int} jobs, by {int}, and is stopped at {int}")]
    public Task WhenARampGrowsAndIsStoppedAt(int initial, int maximum, int increment, int level)
    {
        observers.Add(new StopAtLevel(level, stop));
        return RunAsync(initial, maximum, increment, _shortInterval);
    }

    [When("{int} jobs are started at once and held for {int} seconds")]
    public Task WhenJobsAreStartedAtOnceAndHeld(int jobs, int seconds) => RunAsync(jobs, jobs, 1, TimeSpan.FromSeconds(seconds));

    private Task RunAsync(int initial, int maximum, int increment, TimeSpan interval, string name = "short") =>
        RunAsync(Growing(initial, maximum, increment, interval, name));

    private async Task RunAsync(RampOptions options) => ramp.Result = await driver.RunAsync(options, ramp.Limits);

    private static RampOptions Growing(int initial, int maximum, int increment, TimeSpan interval, string name) =>
        new() { Name = name, InitialJobs = initial, MaxJobs = maximum, StepIncrement = increment, StepInterval = interval };

    private void LetThePaceGiveWay(bool givesWay) =>
        target.Use(target.Settings with { PaceGivesWay = givesWay }, target.Time, target.Client, target.IsTested);
}
