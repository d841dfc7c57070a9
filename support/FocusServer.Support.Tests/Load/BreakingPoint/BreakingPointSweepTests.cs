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
    public void Ramp_EveryCapacityUpTo100_BreaksAtTheFirstLevelThatItCannotCarry(int percent) => ForEveryCapacity(capacity =>
    {
        var expected = FullRamp.Levels.Where(level => level * percent > capacity * 100).Cast<int?>().FirstOrDefault();

        var verdict = Run(capacity, percent, findCapacity: false).Verdict;

        return Compare(capacity, (verdict.Capacity, verdict.BreakingPoint), (capacity, expected));
    });

    [Theory]
    [InlineData(70)]
    [InlineData(85)]
    public void Search_EveryCapacityUpTo100_FindsTheBreakingPointToTheJob(int percent) => ForEveryCapacity(capacity =>
    {
        var bad = (capacity * 100 / percent) + 1;
        (int?, int?, bool?) expected = bad > 100 ? (null, 100, null) : (bad, bad == 1 ? null : bad - 1, true);

        var verdict = Run(capacity, percent, findCapacity: true).Verdict;

        return Compare(capacity, (verdict.Capacity, verdict.BreakingPoint, verdict.LastGood, verdict.Break?.Exact), (capacity, expected.Item1, expected.Item2, expected.Item3));
    });

    private static RampResult Run(int capacity, int percent, bool findCapacity) => new FullRamp(capacity)
    {
        FindCapacity = findCapacity,
        Limits = percent == 70 ? RampTestBed.Staging : RampTestBed.Production,
    }.Run();

    private static void ForEveryCapacity(Func<int, string?> check)
    {
        var capacities = Enumerable.Range(1, 100).Where(capacity => Seeds.All || capacity % 3 == 1);

        Seeds.OnEveryProcessor(capacities).Select(check).Where(finding => finding is not null).Should().BeEmpty();
    }

    private static string? Compare<T>(int capacity, T found, T expected) =>
        EqualityComparer<T>.Default.Equals(found, expected) ? null : $"c = {capacity}: {found} instead of {expected}";
}
