using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs;

[Binding]
public sealed class VerdictSteps(RampContext ramp, TargetContext target)
{
    private RampVerdict Verdict => ramp.Result.Verdict;

    [Given("a search for the breaking point to the job")]
    public void GivenASearchForTheBreakingPointToTheJob() =>
        target.Use(target.Settings with { FindCapacity = true }, target.Time, target.Client, target.IsTested);

    [Then("the verdict is that the server broke at {int} jobs")]
    public void ThenTheVerdictIsThatTheServerBrokeAtJobs(int level)
    {
        Verdict.Outcome.Should().Be(RampOutcome.Broke, Verdict.Sentence);
        Verdict.BreakingPoint.Should().Be(level);
    }

    [Then("the last level that held is {int} jobs")]
    public void ThenTheLastLevelThatHeldIsJobs(int level) => Verdict.LastGood.Should().Be(level);

    [Then("no level held")]
    public void ThenNoLevelHeld() => Verdict.LastGood.Should().BeNull();

    [Then("the capacity is {int} job(s)")]
    public void ThenTheCapacityIsJobs(int jobs) => Verdict.Capacity.Should().Be(jobs);

    [Then("the success rate of the last step is {share}")]
    public void ThenTheSuccessRateOfTheLastStepIs(Percentage rate) => ramp.Result.Steps[^1].SuccessRate.ToString().Should().Be(rate.ToString());

    [Then("nothing is proven")]
    public void ThenNothingIsProven() => Verdict.Outcome.Should().Be(RampOutcome.NotProven, Verdict.Sentence);

    [Then("the load generator is named as the cause")]
    public void ThenTheLoadGeneratorIsNamedAsTheCause()
    {
        Verdict.BreakingPoint.Should().BeNull("the server is not to blame");
        ramp.Result.Holds.Should().Contain(hold => hold.Generator!.Overloaded);
    }

    [Then("{int} job(s) is/are named as left behind")]
    public void ThenJobsAreNamedAsLeftBehind(int jobs)
    {
        ramp.Result.Cleanup!.Leftovers.Select(leftover => leftover.JobId).Should().BeEquivalentTo(ramp.Result.Jobs.Select(job => job.JobId)).And.HaveCount(jobs);
    }

    [Then("the verdict is a failure, although every step was healthy")]
    public void ThenTheVerdictIsAFailureAlthoughEveryStepWasHealthy()
    {
        ramp.Result.Steps.Should().OnlyContain(step => step.Healthy);
        Verdict.Outcome.Should().Be(RampOutcome.Failed, Verdict.Sentence);
    }

    [Then("{int} job(s) was/were lost and {int} refused")]
    public void ThenJobsWereLostAndRefused(int lost, int refused)
    {
        ramp.Result.Jobs.Count(job => job.State == JobState.Lost).Should().Be(lost);
        ramp.Result.Jobs.Count(job => job.State == JobState.Refused).Should().Be(refused);
    }
}
