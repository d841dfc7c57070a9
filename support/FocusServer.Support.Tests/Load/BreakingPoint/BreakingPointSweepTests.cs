using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.BreakingPoint;

/// <summary>Compares the verdict on a server that refuses jobs above c, for every c, with arithmetic.</summary>
[Collection(LongSweeps.Name)]
public class BreakingPointSweepTests
{
    [Theory]
    [InlineData(70)]
    [InlineData(85)]
    public void Ramp_EveryCapacityUpTo100_BreaksAtTheFirstLevelThatItCannotCarry(int percent) => ForEveryCapacity((capacity, findings) =>
    {
        var expected = FullRamp.Levels.Where(level => level * percent > capacity * 100).Cast<int?>().FirstOrDefault();

        var verdict = Run(capacity, percent, findCapacity: false).Verdict;

        Compare(findings, capacity, (verdict.Capacity, verdict.BreakingPoint), (capacity, expected));
    });

    [Theory]
    [InlineData(70)]
    [InlineData(85)]
    public void Search_EveryCapacityUpTo100_FindsTheBreakingPointToTheJob(int percent) => ForEveryCapacity((capacity, findings) =>
    {
        var bad = (capacity * 100 / percent) + 1;
        (int?, int?, bool?) expected = bad > 100 ? (null, 100, null) : (bad, bad == 1 ? null : bad - 1, true);

        var verdict = Run(capacity, percent, findCapacity: true).Verdict;

        Compare(findings, capacity, (verdict.Capacity, verdict.BreakingPoint, verdict.LastGood, verdict.Break?.Exact), (capacity, expected.Item1, expected.Item2, expected.Item3));
    });

    private static RampResult Run(int capacity, int percent, bool findCapacity) => new FullRamp(capacity)
    {
        FindCapacity = findCapacity,
        Limits = percent == 70 ? RampTestBed.Staging : RampTestBed.Production,
    }.Run();

    private static void ForEveryCapacity(Action<int, List<string>> check)
    {
        var findings = new List<string>();
        for (var capacity = 1; capacity <= 100; capacity += Seeds.All ? 1 : 3)
        {
            check(capacity, findings);
        }

        findings.Should().BeEmpty();
    }

    private static void Compare<T>(List<string> findings, int capacity, T found, T expected)
    {
        if (!EqualityComparer<T>.Default.Equals(found, expected))
        {
            findings.Add($"c = {capacity}: {found} instead of {expected}");
        }
    }
}
