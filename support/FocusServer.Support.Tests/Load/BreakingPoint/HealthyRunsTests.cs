using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.BreakingPoint;

/// <summary>Servers that are well: slower at times, silent for a moment, and never past a limit.</summary>
[Collection(LongSweeps.Name)]
public class HealthyRunsTests
{
    [Fact]
    public void Ramp_HealthyServers_BreaksNone()
    {
        var broken = Seeds.UpTo(1000).Select(Run).Where(verdict => verdict is not { Outcome: RampOutcome.Held, BreakingPoint: null, NoBreakUpTo: 100, Capacity: 100 });

        broken.Select(verdict => verdict.Sentence).Should().BeEmpty();
    }

    private static RampVerdict Run(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var random = new Random(seed);
        var pods = Enumerable.Range(0, 101).Select(_ => TimeSpan.FromSeconds(random.NextDouble() * 4)).ToList();
        var silences = Enumerable.Range(0, 101).Select(_ => TimeSpan.FromSeconds(random.NextDouble() * 200)).ToList();
        var ramp = new FullRamp { FindCapacity = true, Limits = random.Next(2) == 0 ? RampTestBed.Staging : RampTestBed.Production };
        ramp.Server.RowInterval = TimeSpan.FromSeconds(4);
        ramp.Server.PodTime = job => pods[job];
        ramp.Server.Silence = job => (silences[job], silences[job] + TimeSpan.FromSeconds(3));
        ramp.Server.ApiTime = () => TimeSpan.FromMilliseconds(random.Next(50) == 0 ? random.Next(14_000) : 20 + random.Next(300));
#pragma warning restore CA5394
        return ramp.Run().Verdict;
    }
}
