using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Running;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Load.BreakingPoint;

/// <summary>A server that refuses above c jobs, and loses one job in twenty besides, at any time in the first minute of its life.</summary>
[Collection(LongSweeps.Name)]
public class RandomLossTests(ITestOutputHelper output)
{
    private const int Step = 5;

    [Fact]
    public void Ramp_OneJobInTwentyLost_FindsTheBreakingPointWithinOneStepIn95PercentOfTheSeeds()
    {
        var runs = Seeds.UpTo(1000).Select(Run).ToList();

        var ramp = runs.Where(run => Math.Abs(run.Ramp - run.RampExpected) > Step).Select(run => run.ToString()).ToList();
        var search = runs.Where(run => Math.Abs(run.Search - run.SearchExpected) > Step).Select(run => run.ToString()).ToList();
        output.WriteLine($"more than a step off: {ramp.Count} ramps and {search.Count} searches of {runs.Count}");
        ramp.Should().HaveCountLessThanOrEqualTo(runs.Count / 20);
        search.Should().HaveCountLessThanOrEqualTo(runs.Count / 20);
        runs.Should().Contain(run => run.Lost > 0, "else nothing was tried");
    }

    private static Finding Run(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var random = new Random(seed);
        var capacity = random.Next(1, 101);
        var percent = random.Next(2) == 0 ? 70 : 85;
        TimeSpan?[] ends = [.. Enumerable.Range(0, 1000).Select(_ => random.Next(20) == 0 ? TimeSpan.FromSeconds(random.NextDouble() * 60) : (TimeSpan?)null)];
#pragma warning restore CA5394
        var ramp = new FullRamp(capacity) { FindCapacity = true, Limits = percent == 70 ? RampTestBed.Staging : RampTestBed.Production };
        ramp.Server.EndsAfter = job => ends[job];

        var result = ramp.Run();

        var breaks = (capacity * 100 / percent) + 1;
        return new Finding(
            seed,
            capacity,
            percent,
            Found(result with { Search = null }),
            FullRamp.Levels.Append(105).First(level => level >= Math.Min(breaks, 105)),
            Found(result),
            Math.Min(breaks, 101),
            ends.Take(ramp.Server.Configured).Count(end => end is not null));
    }

    // No breaking point up to 100: it lies a step beyond, or a job.
    private static int Found(RampResult result) => result.Verdict.BreakingPoint ?? (result.Search is null ? 105 : 101);

    private sealed record Finding(int Seed, int Capacity, int Percent, int Ramp, int RampExpected, int Search, int SearchExpected, int Lost);
}
