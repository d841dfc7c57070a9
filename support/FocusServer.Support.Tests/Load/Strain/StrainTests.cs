using FluentAssertions;
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
[Collection(LongSweeps.Name)]
public class StrainTests(ITestOutputHelper output)
{
    [Fact]
    public void Verdict_OnAStrainedMachine_IsTheSameOrNotProven()
    {
        var wrong = new List<string>();
        var found = new Dictionary<(RampOutcome Well, RampOutcome Strained), int>();
        foreach (var (seed, well, strained) in Seeds.UpTo(10_000).Select(seed => (seed, Run(seed, strained: false), Run(seed, strained: true))))
        {
            found[(well.Result.Verdict.Outcome, strained.Result.Verdict.Outcome)] = found.GetValueOrDefault((well.Result.Verdict.Outcome, strained.Result.Verdict.Outcome)) + 1;
            wrong.AddRange(Contradictions.Find(well.Result, strained.Result).Select(contradiction => $"seed {seed}: {contradiction}"));
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

    private static (RampResult Result, IReadOnlyList<string> Left) Run(int seed, bool strained, bool healthy = false)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var random = new Random(seed);
        var time = new LeapingTime();
        var server = LoadDependentServer.Create(time.Clock, random, healthy);
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
}
