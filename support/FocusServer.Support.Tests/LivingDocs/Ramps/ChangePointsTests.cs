using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Ramps.Charts;
using FocusServer.LivingDocs.Ramps.History;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>Checks what is found in the nights of a ramp: on some synthetic histories here, on 500 by the benchmark "change-points".</summary>
public sealed class ChangePointsTests
{
    private const int Quiet = 20;

    private static readonly IReadOnlyList<int> _seeds = [.. Enumerable.Range(1, 25)];

    [Fact]
    public void Histories_InWhichNothingChanges_AreHardlyEverCalledChanged() =>
        _seeds.Count(seed => new SyntheticHistory(seed, 40, (_, _) => 1).FirstChange(0, worse: false) is not null).Should().BeLessThanOrEqualTo(2);

    [Fact]
    public void Histories_ThatCreep_AreFoundWithinTwentyNights() =>
        _seeds.Count(seed => Found(seed, 20, (night, _) => night < Quiet ? 1 : Math.Pow(1.005, night - Quiet + 1))).Should().BeGreaterThanOrEqualTo(22);

    [Fact]
    public void Histories_WithAStep_AreFoundWithinThreeNights() =>
        _seeds.Count(seed => Found(seed, 3, (night, _) => night < Quiet ? 1 : 1.15)).Should().BeGreaterThanOrEqualTo(22);

    [Fact]
    public void ChangePoint_AtHighLevelsOnly_NamesFigureLevelNightAndCommits()
    {
        var history = new SyntheticHistory(7, 30, (night, jobs) => night >= Quiet && jobs > 75 ? 1.2 : 1);

        var found = ChangePoints.Find(history.Runs);

        found.Select(change => change.Figure).Should().Equal("p95", "time to first row");
        found.Should().OnlyContain(change => change.Worse && change.Jobs == 100 && change.Last.RunId == "run-19" && change.First.RunId == "run-20" && change.Runs == 10);
        found[0].Sentence.Should().MatchRegex(@"^p95 at 100 jobs 3\d\d → 3\d\d ms since 2026-11-21 \(commits 0000013 → 0000014\), by 10 runs: worse, and it lasts\.$");
    }

    [Fact]
    public void ChangePoint_OfAServerThatGotFaster_IsBetter() =>
        ChangePoints.Find(new SyntheticHistory(3, 30, (night, _) => night < Quiet ? 1 : 0.8).Runs).Should().HaveCount(2).And.OnlyContain(change => !change.Worse);

    [Fact]
    public void ChangePoint_OfCapacity_IsFoundWhereTheServerBreaksEarlier()
    {
        StoredRun[] runs = [.. new SyntheticHistory(1, 12, (_, _) => 1).Runs.Select((run, night) => night < 9 ? Broke(run, 60 + (night % 2)) : Broke(run, 52))];

        ChangePoints.Find(runs).Select(change => change.Sentence).Should().Equal(
            "Capacity 60 → 52 jobs since 2026-11-10 (commits 0000008 → 0000009), by 3 runs: worse, and it lasts.",
            "Breaking point 61 → 53 jobs since 2026-11-10 (commits 0000008 → 0000009), by 3 runs: worse, and it lasts.");
    }

    [Fact]
    public void ChangePoint_OfOneNightOnly_IsNone() =>
        ChangePoints.Find(new SyntheticHistory(2, 21, (night, _) => night < Quiet ? 1 : 1.5).Runs).Should().BeEmpty("it may be gone tomorrow, and is said by what is compared with the nights before");

    [Fact]
    public void ChangePoint_ThatWentAgain_IsTheReturn()
    {
        var found = ChangePoints.Find(new SyntheticHistory(5, 40, (night, _) => night is >= 15 and < 25 ? 1.3 : 1).Runs);

        found.Should().HaveCount(2).And.OnlyContain(change => !change.Worse && change.First.RunId == "run-25");
    }

    [Fact]
    public void Find_InFewRuns_FindsNothing() =>
        ChangePoints.Find(new SyntheticHistory(1, ChangePoints.RunsNeeded - 1, (night, _) => night < 4 ? 1 : 3).Runs).Should().BeEmpty();

    [Fact]
    public void Find_RunsThatEndedAtDifferentLevels_ComparesEqualLoad()
    {
        StoredRun[] runs = [.. new SyntheticHistory(4, 30, (_, _) => 1).Runs.Select((run, night) => night < 15 ? run : Broke(run, 30))];

        ChangePoints.Find(runs).Should().OnlyContain(change => change.Unit == "jobs", "times of low levels are shorter, and no change");
    }

    [Fact]
    public void Comparison_OfARunAfterAChangeThatLasts_IsSlowerAndTheChartOfTheCapacityShowsIt()
    {
        var runs = Histories.Holding(20).Select((run, night) => run with
        {
            Ramp = run.Ramp! with { Levels = [.. run.Ramp.Levels.Select(level => level with { ApiP95Ms = level.ApiP95Ms * (night < 14 ? 0.8 : 1) })] },
        });
        var (now, history) = (Histories.Now(1.05), new RunHistory([.. runs], []));

        var compared = Comparison.Create(now, history);

        compared.Word.Should().Be(ChangeWord.Slower);
        compared.Changes.Should().BeEmpty("no night was slower than those before by more than their noise");
        compared.Sentences.Should().ContainSingle(sentence => sentence.StartsWith("p95 at 10 jobs ", StringComparison.Ordinal) && sentence.EndsWith(", by 7 runs: worse, and it lasts.", StringComparison.Ordinal));
        CapacityTrend.Svg(now, history).Should().Contain(">p95 worse<").And.Contain("since 2026-11-15");
        CapacityTrend.Svg(now, history, ChartSize.Narrow).Should().Contain(">changed<");
    }

    private static bool Found(int seed, int within, Func<int, int, double> slower) =>
        new SyntheticHistory(seed, Quiet + within, slower).FirstChange(Quiet, worse: true) is not null;

    private static StoredRun Broke(StoredRun run, int capacity) => run with
    {
        Ramp = run.Ramp! with
        {
            Verdict = RampOutcome.Broke,
            CapacityJobs = capacity,
            LastGoodJobs = capacity,
            BreakingPointJobs = capacity + 1,
            Levels = [.. run.Ramp.Levels.Where(level => level.Asked <= capacity)],
        },
    };
}
