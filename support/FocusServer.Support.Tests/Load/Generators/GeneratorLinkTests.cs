using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Generators;
using FocusServer.Load.Timing;
using Xunit;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>The coordinator's side of a load generator that answers late, twice, in the wrong order, or not at all.</summary>
public sealed class GeneratorLinkTests : IGenerator, ILinkObserver
{
    private static readonly ConfigureRequest _request = LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 });

    private readonly LeapingTime _time = new();
    private readonly RunClock _clock;
    private readonly List<GeneratorCommand> _commands = [];
    private readonly List<JobTransition> _transitions = [];
    private readonly List<TimeSpan> _lost = [];
    private Func<GeneratorCommand, Task<GeneratorReport>> _answer;

    public GeneratorLinkTests()
    {
        _clock = new RunClock(_time.Clock);
        _answer = command => Task.FromResult(Report(command));
    }

    [Fact]
    public void Lease_IsRenewedEveryHalfSecond() => Run(async link =>
    {
        await WaitAsync(10);

        _commands.Should().HaveCountGreaterThanOrEqualTo(20);
        _commands.Select(command => command.Number).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        link.Lost.Should().BeNull();
    });

    [Fact]
    public void Generator_ThatDoesNotAnswerForItsLease_IsLostOnceAndForGood() => Run(async link =>
    {
        await WaitAsync(3);
        _answer = _ => Node.NeverAsync<GeneratorReport>();
        await WaitAsync(4);

        _lost.Should().ContainSingle().Which.Should().BeCloseTo(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.5));
        _answer = command => Task.FromResult(Report(command));
        await WaitAsync(4);
        link.Lost.Should().StartWith("lost at").And.EndWith("no answer for 2 s");
        _lost.Should().ContainSingle();
    });

    [Fact]
    public void Lease_CountsFromWhenTheCommandLeft_NotFromWhenTheReportCame() => Run(async link =>
    {
        await WaitAsync(3);
        _answer = async command =>
        {
            var report = Report(command);
            await WaitAsync(1.5);
            return report;
        };
        await WaitAsync(1.6);
        _answer = _ => Node.NeverAsync<GeneratorReport>();
        await WaitAsync(2.8);

        // The last command that was answered left at 4.5 s at the latest; its report came at 6 s.
        _lost.Should().ContainSingle().Which.Should().BeLessThan(TimeSpan.FromSeconds(7.4));
        link.Lost.Should().NotBeNull();
    });

    [Fact]
    public void Report_ThatWasOvertaken_ChangesNothing() => Run(async link =>
    {
        link.Order(new JobOrder(1, null), _request);
        await link.RefreshAsync();
        link.Find(1)!.State.Should().Be(JobState.Streaming);
        _answer = async command =>
        {
            var old = Report(command, JobState.Requested);
            await WaitAsync(1.2);
            return old;
        };
        var late = link.SendAsync();
        _answer = command => Task.FromResult(Report(command, JobState.Lost));
        await link.SendAsync();
        await late;

        link.Find(1)!.State.Should().Be(JobState.Lost);
    });

    [Fact]
    public void Transition_ThatComesWithEveryReport_IsToldOnceAndInOrder() => Run(async _ =>
    {
        _answer = command => Task.FromResult(Report(command) with
        {
            Transitions = [new(1, new JobTransition(1, "1-1", JobState.Configured, TimeSpan.Zero, null)), new(2, new JobTransition(1, "1-1", JobState.Streaming, TimeSpan.Zero, null))],
        });
        await WaitAsync(5);

        _transitions.Select(transition => transition.State).Should().Equal(JobState.Configured, JobState.Streaming);
        _commands[^1].SeenTransitions.Should().Be(2);
    });

    [Fact]
    public void Refresh_WaitsForAReportThatWasAskedForAfterwards() => Run(async link =>
    {
        _answer = async command =>
        {
            await WaitAsync(0.3);
            return Report(command);
        };
        var asked = _clock.Now;
        await link.RefreshAsync();

        (_clock.Now - asked).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(0.3));
    });

    [Fact]
    public void Take_WaitsForItsOwnMeasurement() => Run(async link =>
    {
        _answer = async command =>
        {
            await WaitAsync(0.3);
            return Report(command);
        };
        (await link.TakeAsync())!.Number.Should().Be(1);
        (await link.TakeAsync())!.Number.Should().Be(2);
    });

    [Fact]
    public void Generator_ThatEndsByItself_IsLostWithItsReason() => Run(async link =>
    {
        _answer = command => Task.FromResult(Report(command) with { Refused = "its lease is over", Ended = true });
        await link.RefreshAsync();

        link.Lost.Should().EndWith("it ended its jobs by itself, because its lease is over");
    });

    [Fact]
    public void End_IsToldToTheGenerator() => Run(async link =>
    {
        link.MarkGone(1);
        await link.DisposeAsync();

        _commands[^1].Finished.Should().BeTrue();
        _commands[^1].Gone.Should().Equal(1);
    });

    Task<GeneratorIdentity> IGenerator.IntroduceAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<AssignmentAnswer> IGenerator.AssignAsync(Assignment assignment, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<GeneratorReport> IGenerator.ExchangeAsync(GeneratorCommand command, CancellationToken cancellationToken)
    {
        _commands.Add(command);
        return _answer(command);
    }

    void ILinkObserver.JobChanged(GeneratorLink link, JobTransition transition) => _transitions.Add(transition);

    void ILinkObserver.Lost(GeneratorLink link) => _lost.Add(_clock.Now);

    private GeneratorReport Report(GeneratorCommand command, JobState state = JobState.Streaming) => new()
    {
        Number = command.Number,
        ReceivedAt = _clock.Now,
        SentAt = _clock.Now,
        Jobs = [.. command.Jobs.Select(order => new JobReport
        {
            Job = order.Job,
            Record = new JobRecord { Job = order.Job, JobId = "1-1", State = state, RequestedAt = TimeSpan.Zero, Stalls = 0, MayHaveCreatedJob = false },
        })],
        Taken = command.Takes == 0 ? null : new TakenMeasurements(command.Takes, new FocusServer.Load.Measuring.StreamMeasurement().ToFigures(), null),
    };

    private Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _time.Clock, CancellationToken.None);

    private void Run(Func<GeneratorLink, Task> test) => _time.Run(async () =>
    {
        var part = new GeneratorPart { Name = "lab-1", Version = "1", Processors = 2, Share = new Percentage(100) };
        var assignment = new Assignment
        {
            RunId = "run",
            Epoch = 1,
            Version = "1",
            Server = new FocusServerClientOptions { BaseUrl = new Uri("http://simulated.example") },
            Shape = JobShape.Light,
            MostJobs = 10,
            ReadyTimeout = TimeSpan.FromSeconds(30),
            CloseTimeout = TimeSpan.FromSeconds(10),
            MinStall = TimeSpan.FromSeconds(2),
        };
        await using var link = new GeneratorLink(part, this, assignment, _clock, this, new Lock());
        link.Start();
        await test(link);
        return true;
    });
}
