using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Load.Strain;

/// <summary>
/// The same server on a machine that is well and on one that is strained: the verdict is the same, or nothing is proven. Never held by a server
/// that was not loaded as planned, never broken by our own strain.
/// </summary>
public class StrainTests(ITestOutputHelper output)
{
    [Fact]
    public void Verdict_OnAStrainedMachine_IsTheSameOrNotProven()
    {
        var wrong = new List<string>();
        var found = new Dictionary<(RampOutcome Well, RampOutcome Strained), int>();
        foreach (var seed in Seeds.UpTo(10_000))
        {
            var (well, strained) = (Run(seed, strained: false), Run(seed, strained: true));
            found[(well.Result.Verdict.Outcome, strained.Result.Verdict.Outcome)] = found.GetValueOrDefault((well.Result.Verdict.Outcome, strained.Result.Verdict.Outcome)) + 1;
            wrong.AddRange(Contradictions(well.Result, strained.Result).Select(contradiction => $"seed {seed}: {contradiction}"));
            if (strained.Left.Count > 0)
            {
                wrong.Add($"seed {seed}: left behind: {string.Join(", ", strained.Left)}");
            }
        }

        foreach (var (pair, runs) in found.OrderBy(pair => pair.Key))
        {
            output.WriteLine($"{pair.Well} on a machine that is well, {pair.Strained} on a strained one: {runs}");
        }

        wrong.Should().BeEmpty();
        found.Should().ContainKeys([(RampOutcome.Held, RampOutcome.Held), (RampOutcome.Held, RampOutcome.NotProven), (RampOutcome.Broke, RampOutcome.Broke), (RampOutcome.Broke, RampOutcome.NotProven)], "else nothing was tried");
    }

    [Fact]
    public void Verdict_OfHealthyServersTriedTwice_NeverDiffers()
    {
        var verdicts = Seeds.UpTo(1000).SelectMany(seed => new[] { Run(seed, strained: false, healthy: true), Run(seed, strained: true, healthy: true) });

        verdicts.Select(run => run.Result.Verdict.Sentence).Distinct().Should().Equal("held; no breaking point up to 10");
    }

    private static IEnumerable<string> Contradictions(RampResult well, RampResult strained)
    {
        var broken = well.Verdict.BreakingPoint ?? int.MaxValue;
        foreach (var step in strained.Holds)
        {
            if (step.Failed && step.Step.Level < broken)
            {
                yield return $"{step.Step.Level} jobs failed by strain: {string.Join("; ", step.Missed.Select(missed => missed.Criterion.Sentence))}";
            }

            if (step.Healthy && step.Step.Level >= broken)
            {
                yield return $"{step.Step.Level} jobs held, though the server breaks at {broken}";
            }
        }

        // Where the levels proved nothing, an unhealthy server may still have failed its final health check.
        if (strained.Verdict.Outcome != RampOutcome.NotProven && (strained.Verdict.Outcome == RampOutcome.Held) != (well.Verdict.Outcome == RampOutcome.Held))
        {
            yield return $"{strained.Verdict.Sentence}, though: {well.Verdict.Sentence}";
        }

        // A level of which nothing is proven names no breaking point; the next one that failed twice does.
        if (strained.Verdict.BreakingPoint is { } at && (at < broken || strained.Steps.Any(step => step.Step.Level >= broken && step.Step.Level < at && BreakJudge.FailedTwice(strained.Holds, step))))
        {
            yield return $"{strained.Verdict.Sentence}, though the server breaks at {broken}";
        }
    }

    private static (RampResult Result, IReadOnlyList<string> Left) Run(int seed, bool strained, bool healthy = false)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var random = new Random(seed);
        var time = new LeapingTime();
        var server = Server(time.Clock, random, healthy);
        var machine = strained ? new StrainedMachine(time.Clock, random, healthy ? 100 : 6000) : null;
#pragma warning restore CA5394
        var result = time.Run(() => new LoadTest(server, time.Clock, new RunOptions { ProbeInterval = TimeSpan.FromSeconds(0.5) }, machine).RunAsync(
            RampPlan.From(RampTestBed.Quick),
            RampTestBed.Production,
            new RunManifest { RunId = "run", Title = "quick", Environment = "simulated", BaseUrl = server.BaseUrl, Pace = 1, StartedAt = time.Clock.GetUtcNow() },
            [],
            CancellationToken.None));
        return (result, server.Present);
    }

    // What is wrong with it depends on its load, and on nothing else.
    private static SimulatedServer Server(EventClock clock, Random random, bool healthy)
    {
#pragma warning disable CA5394
        var from = random.Next(1, 12);
        var wrong = healthy ? 6 : random.Next(7);
        var server = new SimulatedServer(clock)
        {
            StreamCount = 1,
            RowInterval = TimeSpan.FromSeconds(random.Next(2) == 0 ? 0.5 : 1),
            KeepsItsSchedule = random.Next(2) == 0,
            DeleteSupported = random.Next(2) == 0,
            ApiTime = () => TimeSpan.FromSeconds(0.05),
        };
#pragma warning restore CA5394
        switch (wrong)
        {
            case 0:
                server.Capacity = from;
                break;
            case 1:
                server.ApiTime = () => TimeSpan.FromSeconds(server.Configured >= from ? 18 : 0.05);
                break;
            case 2:
                server.ApiError = () => server.Configured >= from ? new FocusServerException(FocusServerErrorKind.ServerError, "500") : null;
                break;
            case 3:
                server.PodStarts = job => job < from;
                break;
            case 4:
                server.Silence = job => job >= from ? (TimeSpan.Zero, TimeSpan.FromHours(6)) : null;
                break;
            case 5:
                // Jobs that fall silent for good in their first seconds.
                server.Silence = job => job >= from ? (TimeSpan.FromSeconds(3), TimeSpan.FromHours(6)) : null;
                break;
        }

        return server;
    }
}
