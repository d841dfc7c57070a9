using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Emulator.Faults;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Jobs;
using FocusServer.Load.Running;
using FocusServer.Load.Timing;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.Load.EmulatedFaults;

/// <summary>A short ramp of the whole engine, over loopback, on servers as they are seen. Its clock is fast, and so nothing else may run beside it.</summary>
[Collection(RunsAlone.Name)]
public class EmulatedFaultsTests
{
    private const double Pace = 10;

    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task SlowServe_PodsThatServeInTime_AreWaitedFor()
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.SlowServe, Delay = TimeSpan.FromSeconds(4) });

        result.Verdict.Outcome.Should().Be(RampOutcome.Held, result.Verdict.Sentence);
        result.Cleanup!.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task SlowServe_PodsThatNeverServe_AreFailedJobs()
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.SlowServe, FromJob = 3, Delay = TimeSpan.FromHours(1) });

        (result.Verdict.Outcome, result.Verdict.BreakingPoint).Should().Be((RampOutcome.Broke, 4), result.Verdict.Sentence);
        result.Cleanup!.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task RefuseWith200_FromTheFifthJob_BreaksAtSixAndLeavesNothing()
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.Refuse, FromJob = 5, Status = 200 });

        (result.Verdict.Outcome, result.Verdict.BreakingPoint).Should().Be((RampOutcome.Broke, 6), result.Verdict.Sentence);
        result.Holds[^1].FailureCauses.Should().ContainSingle(cause => cause.Contains("no room", StringComparison.Ordinal) || cause.Contains("capacity", StringComparison.Ordinal));
        (result.Cleanup!.Leftovers.Count, result.Cleanup.UnidentifiedJobs).Should().Be((0, 0));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Choke_ServerThatStartsOneJobAtATime_HoldsThemOneByOne(int status)
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.Choke, Limit = 1, Status = status });

        var repeated = result.Holds.Select(hold => hold.RepeatedStarts).OfType<RepeatedStarts>().ToList();
        repeated.Should().NotBeEmpty();
        repeated.Should().OnlyContain(starts => starts.AtOnce == 2 && starts.AllCame);
        result.Holds.Where(hold => hold.Attempt == 2).Should().OnlyContain(hold => hold.Streaming == hold.Step.Level);
        result.Verdict.Outcome.Should().NotBe(RampOutcome.Broke, result.Verdict.Sentence);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task RateLimit_HitByTheProbes_ProvesNothing(int status)
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.RateLimit, Limit = 2, Route = "channels", Status = status });

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven, result.Verdict.Sentence);
        result.Verdict.Sentence.Should().Contain("rate limit");
        result.Cleanup!.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task WaitForFiber_WithItsNulls_IsSaidSo()
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.WaitForFiber });

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.CutShort!.Sentence.Should().Contain("is waiting for its fibre");
    }

    [Fact]
    public async Task FiberUndescribed_RampRuns() =>
        (await RunAsync(options => options with { FiberUndescribed = true })).Verdict.Outcome.Should().Be(RampOutcome.Held);

    [Fact]
    public async Task WaitForFiber_FromALaterTime_RefusesJobsByItsName()
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.WaitForFiber, FromJob = 3 });

        result.Verdict.Outcome.Should().NotBe(RampOutcome.Held, result.Verdict.Sentence);
        result.AllHolds.SelectMany(hold => hold.FailureCauses).Should().Contain(cause => cause.Contains("fib", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MetadataDelay_Jobs_AreGoneInTheEnd()
    {
        var result = await RunAsync(options => options with { MetadataDelay = TimeSpan.FromSeconds(8) });

        result.Verdict.Outcome.Should().Be(RampOutcome.Held, result.Verdict.Sentence);
        result.Cleanup!.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task Variants_OfAnswers_AreRead()
    {
        var result = await RunAsync(options => options with
        {
            Compressed = true,
            Charset = false,
            ContentLength = true,
            MetadataNested = true,
            IdleByActivity = true,
            Mistakes = MistakeAnswer.None,
        });

        result.Verdict.Outcome.Should().Be(RampOutcome.Held, result.Verdict.Sentence);
        result.Cleanup!.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task SlowAck_InTheFinalCheck_IsUnhealthy()
    {
        var result = await RunAsync(new Fault { Kind = FaultKind.Slow, Route = "ack", Delay = TimeSpan.FromSeconds(40), FromJob = 6 });

        result.FinalHealth!.Healthy.Should().BeFalse();
        result.Verdict.Outcome.Should().Be(RampOutcome.Failed, result.Verdict.Sentence);
    }

    private static Task<RampResult> RunAsync(params Fault[] faults) => RunAsync(options => options with { Faults = faults });

    private static async Task<RampResult> RunAsync(Func<EmulatorOptions, EmulatorOptions> change)
    {
        var time = new PacedTimeProvider(SuiteUnderTest.RealTime, Pace);
        var options = change(new EmulatorOptions { TimeProvider = time, DeleteSupported = true });
        await using var emulator = await FocusServerEmulator.StartAsync(options).WaitAsync(_bound);
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = emulator.BaseUrl, RequestTimeout = TimeSpan.FromSeconds(60) }, time);
        var manifest = SuiteUnderTest.Manifest("run-1", emulator.BaseUrl) with { Embedded = true, Pace = Pace };
        var plan = RampPlan.From(new RampOptions { Name = "short", InitialJobs = 2, MaxJobs = 6, StepIncrement = 2, StepInterval = TimeSpan.FromSeconds(8) });
        var run = new RunOptions
        {
            Pool = new JobPoolOptions { MinStall = TimeSpan.FromSeconds(8), ReadyTimeout = TimeSpan.FromSeconds(20) },
            Cleanup = new CleanupOptions { Deadline = TimeSpan.FromSeconds(90) },
        };
        return await new LoadTest(client, time, run)
            .RunAsync(plan, RampTestBed.Staging, manifest, [new IdleTimeSkip(time, options.ShortestIdleTime)], CancellationToken.None).WaitAsync(_bound);
    }
}
