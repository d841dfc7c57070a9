using FluentAssertions;
using FocusServer.Emulator.Faults;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;
using FocusServer.Suite.Disturbances;
using FocusServer.Suite.Stopping;
using Reqnroll;

namespace FocusServer.Specs;

[Binding]
public sealed class TrustSteps(MisbehavingServer server, KilledRun killed, RampContext ramp, RampObservers observers, StopSignal stop)
{
    private string? _foreign;

    [Given("a Focus Server with room for {int} job(s)")]
    public Task GivenAFocusServerWithRoomForJobs(int room) => server.StartAsync(room);

    [Given("a Focus Server that {misbehaviour}")]
    public Task GivenAFocusServerThat(Fault misbehaviour) => server.StartAsync(faults: misbehaviour);

    [Given("a Focus Server with room for {int} jobs that ends the oldest for one more")]
    public Task GivenAFocusServerThatEndsTheOldestForOneMore(int jobs) =>
        server.StartAsync(faults: new Fault { Kind = FaultKind.EvictOldest, FromJob = jobs + 1 });

    [Given("a Focus Server too slow when {int} jobs are first held")]
    public async Task GivenAFocusServerTooSlowWhenJobsAreFirstHeld(int level)
    {
        await server.StartAsync();
        server.FailWhileHeldFirst(level, new Fault { Kind = FaultKind.Slow, Route = "channels", Delay = TimeSpan.FromSeconds(16) });
    }

    [Given("a load generator without a thread to spare")]
    public void GivenALoadGeneratorWithoutAThreadToSpare() => observers.Add(new BusyThreads());

    [Given("somebody who stops the ramp at {int} jobs")]
    public void GivenSomebodyWhoStopsTheRampAtJobs(int level) => observers.Add(new StopAtLevel(level, stop));

    [Given("the job of somebody else on it")]
    public async Task GivenTheJobOfSomebodyElseOnIt() => _foreign = await killed.AskForTheJobOfSomebodyElseAsync();

    [Given("a run that was killed while it had {int} jobs there")]
    public Task GivenARunThatWasKilledWhileItHadJobsThere(int jobs) => killed.LeaveAsync(jobs);

    [Then("the server itself knows none of its jobs any more")]
    public async Task ThenTheServerItselfKnowsNoneOfItsJobsAnyMore() =>
        (await server.PresentAsync(ramp.Result.Jobs.Select(job => job.JobId).OfType<string>())).Should().BeEmpty();

    [Then("the jobs of the killed run are gone")]
    public async Task ThenTheJobsOfTheKilledRunAreGone()
    {
        killed.Jobs.Should().NotBeEmpty();
        (await server.PresentAsync(killed.Jobs)).Should().BeEmpty();
    }

    [Then("the job of somebody else is still there")]
    public async Task ThenTheJobOfSomebodyElseIsStillThere() =>
        (await server.PresentAsync([_foreign!])).Should().ContainSingle();
}
