using System.Globalization;
using FocusServer.Evidence.Judging;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;
using FocusServer.Suite.Settings;

namespace FocusServer.Specs;

[Binding]
public sealed class VerdictSteps(RampContext ramp, JudgedCriteria criteria)
{
    private const string SuccessRateOfTheLastStep = "success rate of the last step";

    private RampVerdict Verdict => ramp.Result.Verdict;

    [Then("the ramp should pass")]
    public void ThenTheRampShouldPass() =>
        criteria.ShouldBeKept(Verdict.HealthySteps, Verdict.ErrorRateAtMaximum, Verdict.FinalHealth, Verdict.Whole);

    [Then("every step should have a streaming job")]
    public void ThenEveryStepShouldHaveAStreamingJob() => criteria.ShouldBeKept(ramp.Result.StepsWithStreamingJobs);

    [Then("the verdict should be {string}")]
    public void ThenTheVerdictShouldBe(string verdict) => criteria.ShouldBeKept(
        Criterion.Expect(CriterionNames.Verdict, verdict, Verdict.Outcome switch
        {
            RampOutcome.Held => "held",
            RampOutcome.Broke => "broke",
            RampOutcome.Failed => "failed",
            _ => "not proven",
        }));

    [Then("the breaking point should be {int} job(s)")]
    public void ThenTheBreakingPointShouldBe(int jobs) => ShouldBe("breaking point", jobs, Verdict.BreakingPoint);

    [Then("the last good level should be {int} job(s)")]
    public void ThenTheLastGoodLevelShouldBe(int jobs) => ShouldBe("last good level", jobs, Verdict.LastGood);

    [Then("no level should hold")]
    public void ThenNoLevelShouldHold() => ShouldBe("last good level", null, Verdict.LastGood);

    [Then("the capacity should be {int} job(s)")]
    public void ThenTheCapacityShouldBe(int jobs) => ShouldBe("capacity", jobs, Verdict.Capacity);

    [Then("the success rate of the last step should be {limit}")]
    public void ThenTheSuccessRateOfTheLastStepShouldBe(WrittenLimit rate) =>
        criteria.ShouldBeKept(Criterion.Expect(SuccessRateOfTheLastStep, $"{rate.ToPercentage(SuccessRateOfTheLastStep)}", $"{ramp.Result.Steps[^1].SuccessRate}"));

    [Then("every step should be healthy")]
    public void ThenEveryStepShouldBeHealthy() => ramp.Result.Steps.Should().NotBeEmpty().And.OnlyContain(step => step.Healthy);

    [Then("the load generator should be named as the cause")]
    public void ThenTheLoadGeneratorShouldBeNamedAsTheCause()
    {
        Verdict.BreakingPoint.Should().BeNull("the server is not to blame");
        ramp.Result.Holds.Should().Contain(hold => hold.Generator!.Overloaded);
        Verdict.Sentence.Should().Contain("load generator");
    }

    [Then("the pace should have given way")]
    public void ThenThePaceShouldHaveGivenWay() =>
        ramp.Result.Holds.Select(hold => hold.Pace).Should().HaveCountGreaterThan(1).And.Match(paces => paces.Min() < paces.First());

    private void ShouldBe(string name, int? expected, int? measured) =>
        criteria.ShouldBeKept(Criterion.Expect(name, Jobs(expected), Jobs(measured)));

    private static string Jobs(int? jobs) => jobs is { } number ? number.ToString(CultureInfo.InvariantCulture) + (number == 1 ? " job" : " jobs") : "none";
}
