using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Generators;
using Xunit;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>The rules by which a load generator obeys: one coordinator, one epoch, no command older than the last, each job once, and a lease.</summary>
public sealed class GeneratorWorkerTests : IDisposable
{
    private static readonly ConfigureRequest _request = LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 });

    private readonly LeapingTime _time = new();
    private readonly SimulatedServer _server;
    private readonly GeneratorWorker _worker;

    public GeneratorWorkerTests()
    {
        _server = new SimulatedServer(_time.Clock);
        _worker = new GeneratorWorker(
            new GeneratorIdentity { Name = "lab-1", Version = "1", Processors = 2 },
            _time.Clock,
            (_, _) => Task.FromResult(new WorkerTools(_server, monitor: null, [])));
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Command_OfAnotherEpoch_IsRefusedAndAsksForNothing() => Run(async () =>
    {
        await AssignAsync(epoch: 7);

        (await SendAsync(1, [1], epoch: 6)).Refused.Should().Be("epoch 6 is over");
        (await SendAsync(1, [1], epoch: 8)).Refused.Should().Be("epoch 8 is over");

        _server.Configured.Should().Be(0);
    });

    [Fact]
    public void Command_OlderThanTheLast_IsRefusedAndDoesNotRenewTheLease() => Run(async () =>
    {
        await AssignAsync();
        await SendAsync(5, [1]);
        await WaitAsync(1.5);

        (await SendAsync(4, [1, 2])).Refused.Should().Be("a later command has arrived");
        (await SendAsync(5, [1, 2])).Refused.Should().Be("a later command has arrived");
        await WaitAsync(0.6);

        _server.Configured.Should().Be(1);
        (await SendAsync(6, [1])).Refused.Should().Be("its lease is over");
    });

    [Fact]
    public void Job_OrderedAgainAndAgain_IsAskedForOnce() => Run(async () =>
    {
        await AssignAsync();
        for (var number = 1; number <= 10; number++)
        {
            await SendAsync(number, [1, 2]);
            await WaitAsync(0.5);
        }

        _server.Configured.Should().Be(2);
        (await SendAsync(11, [1, 2])).Jobs.Select(job => job.Record.State).Should().Equal(JobState.Streaming, JobState.Streaming);
    });

    [Fact]
    public void Lease_ThatIsNotRenewed_EndsEveryJobWithin15Seconds() => Run(async () =>
    {
        await AssignAsync();
        await SendAsync(1, [1, 2, 3]);
        await WaitAsync(1.9);
        (await SendAsync(2, [1, 2, 3])).Refused.Should().BeNull();
        await WaitAsync(15);

        var report = await SendAsync(3, [1, 2, 3, 4]);
        report.Should().BeEquivalentTo(new { Refused = "its lease is over", Ended = true });
        report.Jobs.Select(job => (job.Record.State, job.Closed)).Should().Equal((JobState.Closing, true), (JobState.Closing, true), (JobState.Closing, true));
        _server.Configured.Should().Be(3, "a command after the lease asks for nothing");
        (await _worker.IntroduceAsync(CancellationToken.None)).BusyWith.Should().Be("run", "the server has not said yet that they are gone");
        await WaitAsync(60);
        _server.Present.Should().BeEmpty();
        (await _worker.IntroduceAsync(CancellationToken.None)).BusyWith.Should().BeNull();
    });

    [Fact]
    public void Take_AskedForAgainAndAgain_IsTakenOnce() => Run(async () =>
    {
        await AssignAsync();
        await SendAsync(1, [1]);
        await WaitAsync(1.9);
        var first = (await SendAsync(2, [1], takes: 1)).Taken!;
        await WaitAsync(1);
        var again = (await SendAsync(3, [1], takes: 1)).Taken!;
        await WaitAsync(1);
        var next = (await SendAsync(4, [1], takes: 2)).Taken!;

        again.Should().BeSameAs(first);
        (first.Number, next.Number).Should().Be((1, 2));
        next.Streams.Rows.Should().Be(12, "three streams brought two rows in each of two seconds");
    });

    [Fact]
    public void Transitions_StayOpenUntilTheCoordinatorHasSeenThem() => Run(async () =>
    {
        await AssignAsync();
        await SendAsync(1, [1]);
        await WaitAsync(1.9);

        var all = (await SendAsync(2, [1])).Transitions;
        all.Select(next => next.Transition.State).Should().Equal(JobState.Configured, JobState.Connected, JobState.Streaming);
        (await SendAsync(3, [1], seen: 2)).Transitions.Should().Equal(all.Skip(2));
        (await SendAsync(4, [1], seen: 3)).Transitions.Should().BeEmpty();
    });

    [Fact]
    public void Assignment_IsTakenOnceAndFromOneCoordinatorAtATime() => Run(async () =>
    {
        (await AssignAsync(epoch: 7)).Refused.Should().BeNull();
        (await AssignAsync(epoch: 7)).Refused.Should().BeNull("it is the same one, repeated");
        (await AssignAsync(epoch: 6)).Refused.Should().Be("epoch 6 is not above 7, its last one");
        (await AssignAsync(epoch: 8)).Refused.Should().Be("it is busy with run run");
        await WaitAsync(100);

        (await AssignAsync(epoch: 8)).Refused.Should().BeNull("its lease ran out, and nothing is left of the run");
        (await SendAsync(1, [1], epoch: 7)).Refused.Should().Be("epoch 7 is over");
    });

    [Fact]
    public void Assignment_OfAnotherVersion_IsRefused() => Run(async () =>
    {
        (await AssignAsync(version: "2")).Refused.Should().Be("its version is 1, and the coordinator's 2");
        (await _worker.IntroduceAsync(CancellationToken.None)).BusyWith.Should().BeNull();
    });

    [Fact]
    public void Assignment_ThatCannotBePrepared_IsRefusedAndLeavesItFree() => Run(async () =>
    {
        await using var worker = new GeneratorWorker(
            new GeneratorIdentity { Name = "lab-1", Version = "1", Processors = 2 }, _time.Clock, (_, _) => throw new IOException("too few file handles"));

        (await worker.AssignAsync(Assignment(1, "1"), CancellationToken.None)).Refused.Should().Be("too few file handles");
        (await worker.IntroduceAsync(CancellationToken.None)).BusyWith.Should().BeNull();
    });

    [Fact]
    public void Dispose_EndsEveryJobAndRefusesWhatComesAfter() => Run(async () =>
    {
        await AssignAsync();
        await SendAsync(1, [1, 2]);
        await WaitAsync(1.9);

        await _worker.DisposeAsync();

        _server.Present.Should().BeEmpty();
        (await SendAsync(2, [1, 2, 3])).Ended.Should().BeTrue();
        (await AssignAsync(epoch: 8)).Refused.Should().Be("it is shutting down");
    });

    [Fact]
    public void Dispose_WhileARequestIsOut_WaitsForItsJobAndEndsIt() => Run(async () =>
    {
        await AssignAsync();
        await SendAsync(1, [1]);
        await WaitAsync(0.1);

        await _worker.DisposeAsync();

        _server.Made.Should().ContainSingle();
        _server.Present.Should().BeEmpty();
    });

    private void Run(Func<Task> test) => _time.Run(async () =>
    {
        await test();
        return true;
    });

    private Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _time.Clock, CancellationToken.None);

    private Task<AssignmentAnswer> AssignAsync(long epoch = 7, string version = "1") => _worker.AssignAsync(Assignment(epoch, version), CancellationToken.None);

    private Assignment Assignment(long epoch, string version) => new()
    {
        RunId = "run",
        Epoch = epoch,
        Version = version,
        Server = new FocusServerClientOptions { BaseUrl = _server.BaseUrl },
        Shape = JobShape.Light,
        MostJobs = 10,
        ReadyTimeout = TimeSpan.FromSeconds(30),
        CloseTimeout = TimeSpan.FromSeconds(10),
        MinStall = TimeSpan.FromSeconds(2),
    };

    private Task<GeneratorReport> SendAsync(long number, int[] jobs, long epoch = 7, int takes = 0, long seen = 0) => _worker.ExchangeAsync(
        new GeneratorCommand
        {
            Epoch = epoch,
            Number = number,
            Request = _request,
            Jobs = [.. jobs.Select(job => new JobOrder(job, null))],
            Takes = takes,
            SeenTransitions = seen,
        },
        CancellationToken.None);
}
