using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;

namespace FocusServer.Specs;

[Binding]
public sealed class JobSteps(RampContext ramp, TargetContext target, JudgedCriteria criteria, MisbehavingServer server, KilledRun killed)
{
    [Given("a job of another client")]
    public Task GivenAJobOfAnotherClient() => killed.AskForTheJobOfAnotherClientAsync();

    [Given("a run that was killed while it had {int} jobs there")]
    public Task GivenARunThatWasKilledWhileItHadJobsThere(int jobs) => killed.LeaveAsync(jobs);

    [Given("each job has the {word} shape")]
    public void GivenEachJobHasTheShape(string name) =>
        target.Use(target.Settings with { Shape = target.Settings.FindShape(name) }, target.Time, target.Client, target.IsTested);

    [Then("each job should bring about {int} rows a second")]
    public void ThenEachJobShouldBringAboutRowsASecond(int rows) => criteria.ShouldBeKept(RowsJudge.JudgeRowsOfAJob(ramp.Result, rows));

    [Then("every job should be gone")]
    public void ThenEveryJobShouldBeGone() => criteria.ShouldBeKept(ramp.Result.Verdict.Cleanup);

    [Then("{int} job(s) should be named as left behind")]
    public void ThenJobsShouldBeNamedAsLeftBehind(int jobs)
    {
        var leftovers = ramp.Result.Cleanup!.Leftovers;
        criteria.ShouldBeKept(Criterion.Expect("left behind", $"{jobs} jobs", $"{leftovers.Count} jobs"));
        leftovers.Select(leftover => leftover.JobId).Should().BeEquivalentTo(ramp.Result.Jobs.Select(job => job.JobId));
    }

    [Then("{int} job(s) should be lost and {int} refused")]
    public void ThenJobsShouldBeLostAndRefused(int lost, int refused) => criteria.ShouldBeKept(Criterion.Expect(
        "jobs",
        $"{lost} lost, {refused} refused",
        $"{Count(JobState.Lost)} lost, {Count(JobState.Refused)} refused"));

    [Then("the server should no longer know any job of the ramp")]
    public async Task ThenTheServerShouldNoLongerKnowAnyJobOfTheRamp() =>
        (await server.PresentAsync(ramp.Result.Jobs.Select(job => job.JobId).OfType<string>())).Should().BeEmpty();

    [Then("the jobs of the killed run should be gone")]
    public async Task ThenTheJobsOfTheKilledRunShouldBeGone()
    {
        killed.Jobs.Should().NotBeEmpty();
        (await server.PresentAsync(killed.Jobs)).Should().BeEmpty();
    }

    [Then("the job of the other client should still be there")]
    public async Task ThenTheJobOfTheOtherClientShouldStillBeThere() =>
        (await server.PresentAsync([killed.JobOfAnotherClient!])).Should().ContainSingle();

    private int Count(JobState state) => ramp.Result.Jobs.Count(job => job.State == state);
}
