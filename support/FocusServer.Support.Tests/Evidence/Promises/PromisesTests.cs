using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Promises;
using FocusServer.Support.Tests.Load;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Promises;

/// <summary>The promises of owners, judged of the quick ramp, 2 to 10 jobs, in virtual time.</summary>
public sealed class PromisesTests
{
    private readonly RampTestBed _bed = new();

    [Fact]
    public async Task FirstRow_AllInTime_IsKept() =>
        (await FirstRowAsync(within: 2)).Should().Match<Criterion>(first => first.Outcome == CriterionOutcome.Pass && first.Measured.StartsWith("100 % (10 of 10; longest 1."));

    [Fact]
    public async Task FirstRow_OneOfTenLate_IsMissed()
    {
        _bed.Server.PodTime = job => TimeSpan.FromSeconds(job == 3 ? 4 : 1);

        (await FirstRowAsync(within: 2)).Should().Match<Criterion>(first => first.Outcome == CriterionOutcome.Fail && first.Measured.StartsWith("90 % (9 of 10; longest 4."));
    }

    [Fact]
    public async Task FirstRow_OfAJobThatNeverShowsOne_IsLate()
    {
        _bed.Server.Capacity = 9;

        (await FirstRowAsync(within: 2)).Should().Match<Criterion>(first => first.Outcome == CriterionOutcome.Fail && first.Measured.EndsWith("; 1 never)"));
    }

    [Fact]
    public async Task FirstRow_LateWhileTheLoadGeneratorWasOverloaded_IsNotProven()
    {
        _bed.Server.Capacity = 4;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true);

        var first = await FirstRowAsync(within: 2);

        first.Outcome.Should().Be(CriterionOutcome.NotProven);
        first.Hindrance.Should().Contain("overloaded");
    }

    [Fact]
    public async Task FirstRow_InTimeInARampThatWasCutShort_IsNotProven()
    {
        using var stop = new CancellationTokenSource();
        _bed.Server.OnConfigure = () => (_bed.Server.Configured >= 4 ? stop : null)?.Cancel();

        TimePromises.JudgeFirstRow(await _bed.RunAsync(stop.Token), new Percentage(10), TimeSpan.FromMinutes(1)).Outcome.Should().Be(CriterionOutcome.NotProven);
    }

    [Fact]
    public async Task Capacity_ThatARampCutShortDidNotReach_IsNotTheServersDoing()
    {
        using var stop = new CancellationTokenSource();
        _bed.Server.OnConfigure = () => (_bed.Server.Configured > 6 ? stop : null)?.Cancel();
        var result = await _bed.RunAsync(stop.Token);

        CapacityPromises.JudgeCapacity(result, 10).Should().Match<Criterion>(held => held.Outcome == CriterionOutcome.NotProven && held.Measured.StartsWith("holds 6, 4 short"));
        CapacityPromises.JudgeHeadroom(result, 5, 5).Outcome.Should().Be(CriterionOutcome.NotProven);
    }

    [Fact]
    public async Task FirstRow_WithoutAJob_IsNoData()
    {
        _bed.Server.WaitingForFiber = true;

        (await FirstRowAsync(within: 2)).Outcome.Should().Be(CriterionOutcome.NoData);
    }

    [Fact]
    public async Task JobRequests_RefusedInTime_AreAnswered()
    {
        _bed.Server.Capacity = 9;

        (await RequestsAsync(within: 1)).Outcome.Should().Be(CriterionOutcome.Pass);
    }

    [Fact]
    public async Task JobRequests_WithoutAUsableAnswer_AreLate()
    {
        _bed.Server.ConfigureError = job => job == 3 ? new FocusServerException(FocusServerErrorKind.TimedOut, "no answer") { MayHaveCreatedJob = true } : null;

        (await RequestsAsync(within: 1)).Should().Match<Criterion>(requests => requests.Outcome == CriterionOutcome.Fail && requests.Measured.EndsWith("; 1 never)"));
    }

    [Fact]
    public async Task Stalls_OfOneJobOfTen_AreATenth()
    {
        _bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)) : null;
        var result = await _bed.RunAsync();

        StreamPromises.JudgeStalls(result, new Percentage(10)).Should().Match<Criterion>(stalls => stalls.Outcome == CriterionOutcome.Pass && stalls.Measured == "10 % (1 of 10 that streamed)");
        StreamPromises.JudgeStalls(result, new Percentage(9)).Outcome.Should().Be(CriterionOutcome.Fail);
        StreamPromises.JudgeLongestGap(result, TimeSpan.FromSeconds(3)).Outcome.Should().Be(CriterionOutcome.Fail);
        StreamPromises.JudgeLongestGap(result, TimeSpan.FromSeconds(5)).Outcome.Should().Be(CriterionOutcome.Pass);
    }

    [Fact]
    public async Task Stalls_AreAShareOfTheJobsThatStreamed()
    {
        _bed.Server.Capacity = 4;
        _bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)) : null;

        StreamPromises.JudgeStalls(await _bed.RunAsync(), new Percentage(10)).Should().Match<Criterion>(stalls =>
            stalls.Outcome == CriterionOutcome.Fail && stalls.Measured == "25 % (1 of 4 that streamed)");
    }

    [Fact]
    public async Task LongestGap_OfASilenceThatNeverEnds_MissesAnyLimit()
    {
        _bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(4), TimeSpan.FromHours(1)) : null;

        StreamPromises.JudgeLongestGap(await _bed.RunAsync(), TimeSpan.FromMinutes(10)).Should()
            .Match<Criterion>(gap => gap.Outcome == CriterionOutcome.Fail && gap.Measured == "1 job silent to the end");
    }

    [Fact]
    public async Task Bytes_OfTheHoldWithTheLeast_AreJudged()
    {
        var result = await _bed.RunAsync();

        // 3 streams × 2 rows a second × 17,450 bytes.
        StreamPromises.JudgeBytes(result, 0.09, network: 10_000_000).Should().Match<Criterion>(bytes =>
            bytes.Outcome == CriterionOutcome.Pass && bytes.Measured.Contains("of 10 Mbit/s", StringComparison.Ordinal));
        StreamPromises.JudgeBytes(result, 0.12, network: null).Should().Match<Criterion>(bytes =>
            bytes.Outcome == CriterionOutcome.Fail && bytes.Measured.EndsWith("network not recorded", StringComparison.Ordinal));
        StreamPromises.JudgeBytes(result, 0.09, network: 9_000_000).Measured.Should().EndWith(": full");
    }

    [Fact]
    public async Task Capacity_BelowWhatIsRequired_SaysByHowMany()
    {
        _bed.Server.Capacity = 6;
        var result = await _bed.RunAsync();

        CapacityPromises.JudgeCapacity(result, 10).Should().Be(new Criterion("held jobs", CriterionOutcome.Fail, "holds 8, 2 short of the 10 required", "≥ 10 jobs"));
        CapacityPromises.JudgeCapacity(result, 8, 20).Should().Be(
            new Criterion("held jobs", CriterionOutcome.Pass, "holds 8, as many as required, 12 short of the 20 wished for", "≥ 8 jobs"));
        CapacityPromises.JudgeHeadroom(result, 2, 5).Should().Be(new Criterion("headroom", CriterionOutcome.Fail, "held 8, you run 5: 1.6 ×", "≥ 2 ×"));
        CapacityPromises.JudgeHeadroom(result, 1.6, 5).Outcome.Should().Be(CriterionOutcome.Pass);
    }

    [Fact]
    public async Task Capacity_AboveTheMaximumThatHeld_IsNotProven()
    {
        var result = await _bed.RunAsync();

        CapacityPromises.JudgeCapacity(result, 11).Outcome.Should().Be(CriterionOutcome.NotProven);
        CapacityPromises.JudgeHeadroom(result, 2, 6).Outcome.Should().Be(CriterionOutcome.NotProven);
    }

    [Fact]
    public async Task Recovery_OfAServerThatIsHealthyAtItsMaximum_IsAtOnce()
    {
        var result = await _bed.RunAsync();

        TimePromises.JudgeRecovery(result, TimeSpan.FromSeconds(1)).Outcome.Should().Be(CriterionOutcome.Pass);
    }

    [Fact]
    public async Task Recovery_OfAServerThatNeedsTime_IsMeasuredWhileItsJobsEnd()
    {
        var slow = 1;
        _bed.Server.ApiTime = () => TimeSpan.FromSeconds(_bed.Events.OfType<FinalHealthStarted>().Any() && slow-- > 0 ? 31 : 0.045);
        var result = await _bed.RunAsync();

        TimePromises.JudgeRecovery(result, TimeSpan.FromSeconds(30)).Outcome.Should().Be(CriterionOutcome.Fail, "its first answer took 31 s");
        TimePromises.JudgeRecovery(result, TimeSpan.FromSeconds(40)).Outcome.Should().Be(CriterionOutcome.Pass);
    }

    [Fact]
    public async Task Recovery_OfAServerThatStaysSlow_IsNotWaitedForLonger()
    {
        _bed.Server.ApiTime = () => TimeSpan.FromSeconds(_bed.Events.OfType<FinalHealthStarted>().Any() ? 31 : 0.045);

        var result = await _bed.RunAsync();

        result.Recovery!.After.Should().BeNull();
        var checkedAt = _bed.Events.OfType<RecoveryChecked>().Single().At;
        (checkedAt - result.Holds[^1].HoldEndedAt).Should().BeLessThan(Recovery.Longest * 2, "it answers every question, each after 31 s");
    }

    [Fact]
    public async Task Recovery_OfAServerThatStaysIll_IsMissedWithItsReason()
    {
        _bed.Observers.Add(new FibreLostAtMaximum(_bed.Server));
        var result = await _bed.RunAsync();

        TimePromises.JudgeRecovery(result, TimeSpan.FromMinutes(10)).Should()
            .Match<Criterion>(recovery => recovery.Outcome == CriterionOutcome.Fail && recovery.Measured == "not healthy within 60 s: the server is waiting for its fibre");
    }

    private sealed class FibreLostAtMaximum(SimulatedServer server) : IRunObserver
    {
        public void On(RunEvent runEvent) => server.WaitingForFiber |= runEvent is FinalHealthStarted;
    }

    private async Task<Criterion> FirstRowAsync(int within) => TimePromises.JudgeFirstRow(await _bed.RunAsync(), new Percentage(95), TimeSpan.FromSeconds(within));

    private async Task<Criterion> RequestsAsync(int within) => TimePromises.JudgeJobRequests(await _bed.RunAsync(), new Percentage(95), TimeSpan.FromSeconds(within));
}
