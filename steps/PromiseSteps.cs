using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Promises;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Targets;

namespace FocusServer.Specs;

[Binding]
public sealed class PromiseSteps(RampContext ramp, TargetContext target, PromiseDriver promises, JudgedCriteria criteria)
{
    private static readonly Percentage _all = new(100);

    [Given("it is known how many jobs the server carries today")]
    public void GivenItIsKnownHowManyJobsTheServerCarriesToday() =>
        Skip.If(target.Settings.TodaysJobs is null, "It is not known how many jobs the server carries today: set FOCUS_Server__TodaysJobs.");

    [Then("{limit} of the jobs should show their first row within {limit}, and each within {limit}")]
    public void ThenTheJobsShouldShowTheirFirstRowWithin(WrittenLimit share, WrittenLimit within, WrittenLimit longest) => promises.ShouldBeKept(
        (CriterionNames.FirstRow, within, found => TimePromises.JudgeFirstRow(found, share.ToPercentage(CriterionNames.FirstRow), within.ToTime(CriterionNames.FirstRow))),
        (CriterionNames.FirstRow, longest, found => TimePromises.JudgeFirstRow(found, _all, longest.ToTime(CriterionNames.FirstRow))));

    [Then("{limit} of the job requests should be answered within {limit}")]
    public void ThenTheJobRequestsShouldBeAnsweredWithin(WrittenLimit share, WrittenLimit within) => promises.ShouldBeKept(
        (CriterionNames.JobRequests, within, found => TimePromises.JudgeJobRequests(found, share.ToPercentage(CriterionNames.JobRequests), within.ToTime(CriterionNames.JobRequests))));

    [Then("at most {limit} of the jobs should stall, and no gap should last longer than {limit}")]
    public void ThenFewJobsShouldStall(WrittenLimit stalled, WrittenLimit gap) => promises.ShouldBeKept(
        (CriterionNames.StalledJobs, stalled, found => StreamPromises.JudgeStalls(found, stalled.ToPercentage(CriterionNames.StalledJobs))),
        (CriterionNames.LongestGap, gap, found => StreamPromises.JudgeLongestGap(found, gap.ToTime(CriterionNames.LongestGap))));

    [Then("each job should bring at least {limit} MB a second")]
    public void ThenEachJobShouldBringAtLeast(WrittenLimit megabytes) => promises.ShouldBeKept(
        (CriterionNames.Bytes, megabytes, found => StreamPromises.JudgeBytes(found, megabytes.ToNumber(CriterionNames.Bytes), NetworkSpeed.Find(target.Client.BaseUrl))));

    [Then("the server should be healthy again within {limit} of the maximum")]
    public void ThenTheServerShouldBeHealthyAgainWithin(WrittenLimit within) => promises.ShouldBeKept(
        (CriterionNames.Recovery, within, found => TimePromises.JudgeRecovery(found, within.ToTime(CriterionNames.Recovery))));

    [Then("at least {limit} jobs should be held, where {limit} are wished for")]
    public void ThenJobsShouldBeHeld(WrittenLimit required, WrittenLimit wished) => promises.ShouldBeKept(
        (CriterionNames.HeldJobs, required, found => CapacityPromises.JudgeCapacity(
            found, required.ToJobs(CriterionNames.HeldJobs), wished.IsPromised ? wished.ToJobs(CriterionNames.HeldJobs) : null)));

    [Then("at least {limit} times the jobs of today should be held")]
    public void ThenTimesTheJobsOfTodayShouldBeHeld(WrittenLimit times) => promises.ShouldBeKept(
        (CriterionNames.Headroom, times, found => CapacityPromises.JudgeHeadroom(found, times.ToNumber(CriterionNames.Headroom), target.Settings.TodaysJobs!.Value)));

    [Then("the promise {promise} should be missed")]
    public void ThenThePromiseShouldBeMissed(Func<RampResult, Criterion> promise)
    {
        var judged = promise(ramp.Result);
        criteria.ShouldBeKept(Criterion.Expect(judged.Name, "missed", judged.Outcome == CriterionOutcome.Fail ? "missed" : $"{judged.Outcome}: {judged.Sentence}"));
    }
}
