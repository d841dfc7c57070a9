using FocusServer.Emulator.Faults;
using FocusServer.Specs.Drivers;

namespace FocusServer.Specs;

[Binding]
public sealed class ServerSteps(MisbehavingServer server)
{
    [Given("a Focus Server with room for {int} job(s)")]
    public Task GivenAFocusServerWithRoomForJobs(int room) => server.StartAsync(room);

    [Given("a Focus Server that {misbehaviour}")]
    public Task GivenAFocusServerThat(Fault misbehaviour) => server.StartAsync(faults: misbehaviour);

    [Given("a Focus Server with room for {int} jobs that evicts the oldest for each new one")]
    public Task GivenAFocusServerThatEvictsTheOldestForEachNewOne(int jobs) =>
        server.StartAsync(faults: new Fault { Kind = FaultKind.EvictOldest, FromJob = jobs + 1 });

    [Given("a Focus Server that is too slow the first time {int} jobs are held")]
    public async Task GivenAFocusServerThatIsTooSlowTheFirstTimeJobsAreHeld(int level)
    {
        await server.StartAsync();
        server.FailWhileHeldFirst(level, new Fault { Kind = FaultKind.Slow, Route = "channels", Delay = TimeSpan.FromSeconds(16) });
    }
}
