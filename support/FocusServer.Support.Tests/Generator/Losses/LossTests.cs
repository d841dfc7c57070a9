using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Cluster;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>
/// Ramps of three load generators, their coordinator and the server, each in a process of its own, in real time: whatever is killed or stopped, and
/// whenever, the verdict is right or not proven, and every job is gone by the server's word.
/// </summary>
[Collection(DryRuns.Name)]
[Trait("Category", LossCategory.Name)]
public sealed class LossTests(ITestOutputHelper output)
{
    private const int Attempts = 5;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    // By itself within 15 s; the rest is for a machine that others share.
    private static readonly TimeSpan _drained = TimeSpan.FromSeconds(20);

    /// <summary>Gets every part that can be lost, and how, in every phase.</summary>
    public static TheoryData<string, string, RampPhase> Losses
    {
        get
        {
            var data = new TheoryData<string, string, RampPhase>();
            foreach (var who in new[] { "generator", "coordinator" })
            {
                foreach (var signal in new[] { "KILL", "STOP" })
                {
                    foreach (var phase in Enum.GetValues<RampPhase>())
                    {
                        data.Add(who, signal, phase);
                    }
                }
            }

            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Losses))]
    public async Task Loss_OfAProcess_IsNotProvenOrRight_AndLeavesNothing(string who, string signal, RampPhase phase)
    {
        Skip.IfNot(LossCategory.IsOn, LossCategory.WhySkipped);
        await using var lab = await StartAsync(phase, redis: null);

        if (who == "generator")
        {
            lab.Generators[lab.Victim].Signal(signal);
            await lab.EndAsync(_patience);
        }
        else
        {
            await LoseCoordinatorAsync(lab, signal);
        }

        var gone = await lab.WaitUntilGoneAsync(_patience);
        var verdict = lab.Verdict;
        output.WriteLine($"{who} {signal} {phase}: {verdict.Sentence} Gone after {gone.TotalSeconds:0.0} s.");
        verdict.Outcome.Should().BeOneOf(Right(phase), $"{verdict.Sentence}\n{lab.Output}");
    }

    [SkippableTheory]
    [InlineData(RampPhase.Raise)]
    [InlineData(RampPhase.Hold)]
    [InlineData(RampPhase.Search)]
    [InlineData(RampPhase.Drain)]
    [InlineData(RampPhase.Cleanup)]
    public async Task Redis_StoppedAndStarted_ChangesNothing(RampPhase phase)
    {
        Skip.IfNot(LossCategory.IsOn, LossCategory.WhySkipped);
        using var redis = await RedisServer.StartAsync();
        await using var lab = await StartAsync(phase, redis.Address);

        await redis.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(6), SuiteUnderTest.RealTime);
        await redis.StartAgainAsync();
        await lab.EndAsync(_patience);

        await lab.WaitUntilGoneAsync(_patience);
        output.WriteLine($"Redis {phase}: {lab.Verdict.Sentence}");
        lab.Verdict.Outcome.Should().Be(Healthy(phase), $"{lab.Verdict.Sentence}\n{lab.Output}");
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ramp_WithRedis_Holds(bool full)
    {
        Skip.IfNot(LossCategory.IsOn, LossCategory.WhySkipped);
        using var redis = await RedisServer.StartAsync();
        await using var lab = await Lab.StartAsync(breaks: false, redis.Address, full);

        await lab.EndAsync(TimeSpan.FromMinutes(12));

        await lab.WaitUntilGoneAsync(_patience);
        output.WriteLine($"{(full ? "full" : "quick")} ramp: {lab.Verdict.Sentence}");
        lab.Verdict.Outcome.Should().Be(RampOutcome.Held, $"{lab.Verdict.Sentence}\n{lab.Output}");
    }

    // On a machine that others keep busy a ramp may prove nothing, and come to no search: then it is run again.
    private async Task<Lab> StartAsync(RampPhase phase, string? redis)
    {
        for (var attempt = 1; ; attempt++)
        {
            var lab = await Lab.StartAsync(Breaks(phase), redis);
            if (await EvidenceWatch.WaitForAsync(lab.Runs, phase, _patience))
            {
                return lab;
            }

            output.WriteLine($"{phase} was not reached: {lab.Verdict.Sentence}");
            await lab.DisposeAsync();
            attempt.Should().BeLessThan(Attempts, $"else no ramp reaches {phase}");
        }
    }

    // A search needs a server that breaks.
    private static bool Breaks(RampPhase phase) => phase is RampPhase.Search or RampPhase.Drain;

    private static RampOutcome Healthy(RampPhase phase) => Breaks(phase) ? RampOutcome.Broke : RampOutcome.Held;

    private static RampOutcome[] Right(RampPhase phase) => phase switch
    {
        RampPhase.Raise or RampPhase.Hold => [RampOutcome.NotProven],
        RampPhase.Search or RampPhase.Drain => [RampOutcome.Broke, RampOutcome.NotProven],
        _ => [RampOutcome.Held, RampOutcome.NotProven],
    };

    // One that was stopped goes on after its load generators have drained, and must not believe that they are there.
    private async Task LoseCoordinatorAsync(Lab lab, string signal)
    {
        lab.SignalCoordinator(signal);
        var drained = await lab.WaitUntilGoneAsync(_drained);
        output.WriteLine($"Drained after {drained.TotalSeconds:0.0} s.");
        if (signal == "STOP")
        {
            lab.SignalCoordinator("CONT");
            await lab.EndAsync(_patience);
        }
    }
}
