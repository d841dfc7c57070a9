using FluentAssertions;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class LimitRemarksTests
{
    private static readonly StoredRun _now = StoredRun.From(Histories.Now())!;

    [Fact]
    public void Remarks_NobodyNearALimitInThirtyRuns_NamesIt() =>
        Of(Nights(29)).Should().Equal("In 30 runs since 2026-10-23 none came within a factor of three of the limit of API response, 30 s: the slowest took 209 ms.");

    [Fact]
    public void Remarks_FewerThanThirtyRuns_AreNone() => Of(Nights(28)).Should().BeEmpty();

    [Fact]
    public void Remarks_RunsOlderThanAYear_DoNotCount() =>
        Of([.. Nights(30).Select((run, i) => i < 2 ? run with { StartedAt = run.StartedAt.AddDays(-365) } : run)]).Should().BeEmpty();

    [Theory]
    [InlineData(9_990, true)]
    [InlineData(10_000, false)]
    [InlineData(40_000, false)]
    public void Remarks_OneRunNearTheLimit_AreNone(double slowest, bool named) =>
        (Of([.. Nights(35).Select((run, i) => i == 7 ? Slow(run, slowest) : run)]).Count == 1).Should().Be(named);

    [Fact]
    public void Remarks_UnprovenRuns_DoNotCountAndMayHaveComeNear()
    {
        Of([.. Nights(35).Select((run, i) => i < 6 ? Unproven(run) : run)]).Should().ContainSingle().Which.Should().Contain("In 30 runs");
        Of([.. Nights(35).Select((run, i) => i < 7 ? Unproven(run) : run)]).Should().BeEmpty();
        Of([.. Nights(35).Select((run, i) => i == 6 ? Unproven(Slow(run, 20_000)) : run)]).Should().BeEmpty();
    }

    [Fact]
    public void Remarks_AnotherEnvironmentOrRamp_IsNotCounted()
    {
        Of([.. Nights(35).Select(run => With(run, key => key with { Environment = "staging" }))]).Should().BeEmpty();
        Of([.. Nights(35).Select(run => With(run, key => key with { Maximum = 20 }))]).Should().BeEmpty();
        Of([.. Nights(35).Select(run => With(run, key => key with { Row = "production" }))]).Should().BeEmpty();
    }

    [Fact]
    public void Remarks_LimitChangedSince_HoldsWhatWasMeasuredAgainstTodaysLimit() =>
        Of([.. Nights(35).Select(run => Limits(run, limits => limits with { ApiResponseMs = 500 }))]).Should().Contain(remark => remark.Contains("none came"));

    [Fact]
    public void Remarks_FailuresFarFromTheirLimits_NamesEachLimitOfShares() =>
        Remarks(Large(1, 100), [.. Enumerable.Range(1, 30).Select(day => Large(1, day))]).Should().Equal(
            "In 31 runs since 2026-11-02 none came within a factor of three of the limit of success rate, 85 %: at most 4 % of a level's jobs failed, where 15 % may.",
            "In 31 runs since 2026-11-02 none came within a factor of three of the limit of errors at maximum, 20 %: at most 1 % of the jobs failed at the maximum, where 20 % may.",
            "In 31 runs since 2026-11-02 none came within a factor of three of the limit of healthy steps, 70 %: at most 0 % of the steps were not healthy, where 30 % may be so.");

    [Fact]
    public void Remarks_FailuresNearTheirLimits_AreNone() =>
        Remarks(Large(7, 100), [.. Enumerable.Range(1, 30).Select(day => Large(7, day))]).Should().NotContain(remark => remark.Contains("success rate") || remark.Contains("at maximum"));

    [Fact]
    public void Remarks_OneJobWouldBeNearAlready_SayNothingOfShares() =>
        Of(Nights(35)).Should().NotContain(remark => remark.Contains('%'), "one job of ten is a third of the 30 % that may fail");

    [Fact]
    public void Remarks_LoosenedTwiceInAQuarter_SaysWhenAndFromWhatToWhat() =>
        Of([At(0, 85), At(10, 80), At(15, 80)]).Should().Equal(
            "The limit of success rate was loosened twice within a quarter: 85 % → 80 % on 2026-11-11, 80 % → 70 % on 2026-11-21.");

    [Fact]
    public void Remarks_LoosenedThreeTimes_SaysHowOften() =>
        Of([At(0, 90), At(5, 85), At(10, 80)]).Should().ContainSingle().Which.Should().Contain("loosened 3 times within a quarter");

    [Fact]
    public void Remarks_LoosenedOnce_AreNone() => Of([At(0, 85), At(10, 85)]).Should().BeEmpty();

    [Fact]
    public void Remarks_Tightened_AreNone() => Of([At(0, 50), At(10, 60)]).Should().BeEmpty();

    [Fact]
    public void Remarks_ToAndFro_IsLoosenedOnce() => Of([At(0, 85), At(5, 70), At(10, 85), At(15, 70), At(18, 85)]).Should().BeEmpty();

    [Theory]
    [InlineData(-60, -50, true)]
    [InlineData(-200, -60, true)]
    [InlineData(-200, -73, false)]
    public void Remarks_FirstLoosening_CountsInTheQuarterOnly(int before, int first, bool named) =>
        (Of([At(before, 90), At(first, 85), At(10, 85)]).Count == 1).Should().Be(named);

    [Theory]
    [InlineData(1000, 5000, 30_000)]
    public void Remarks_LongerResponsesAllowed_AreLooser(double first, double second, double now)
    {
        now.Should().Be(_now.Ramp!.Limits.ApiResponseMs);
        Of([Limits(At(0, 70), limits => limits with { ApiResponseMs = first }), Limits(At(9, 70), limits => limits with { ApiResponseMs = second })])
            .Should().Equal("The limit of API response was loosened twice within a quarter: 1 s → 5 s on 2026-11-10, 5 s → 30 s on 2026-11-21.");
    }

    [Fact]
    public void Remarks_LimitsOfSomeRunsUnknown_ArePassedOver() =>
        Of([At(0, 85), Limits(At(5, 85), limits => limits with { SuccessRatePercent = null }), At(10, 80)]).Should().ContainSingle();

    [Fact]
    public void Notes_OfARampThatRanOrDidNot_HaveTheRemarks()
    {
        var history = new RunHistory([At(0, 85), At(10, 80)], []);

        RampPresentation.Create(Histories.Now(), history).Notes.Should().Contain(note => note.Contains("loosened twice"));
        RampPresentation.DidNotRun(LastProven.Find(new([.. history.Runs, _now], []), Histories.Now().Place, _now.StartedAt.AddDays(1)), new([.. history.Runs, _now], [])).Notes
            .Should().ContainSingle().Which.Should().Contain("loosened twice");
    }

    // The newest of them a day before now.
    private static List<StoredRun> Nights(int count) =>
        [.. Histories.Holding(count).Select((run, i) => run with { StartedAt = _now.StartedAt.AddDays(i - count) })];

    private static StoredRun At(int day, double successLimit) =>
        Limits(Histories.Holding(1)[0] with { RunId = $"day{day}", StartedAt = Histories.Begin.AddDays(day) }, limits => limits with { SuccessRatePercent = successLimit });

    /// <summary>A full ramp with production's limits, of which some jobs fail at every level from 25 on.</summary>
    private static StoredRun Large(int failed, int day)
    {
        var evidence = new SampleEvidence(runId: $"day{day}", successLimit: 85, apiLimitMs: 300, startedAt: Histories.Begin.AddDays(day));
        foreach (var level in SampleEvidence.Levels(5, 100, 5))
        {
            evidence.Step(level, level < 25 ? level : level - failed);
        }

        return Limits(StoredRun.From(evidence.Finish().Read())!, limits => limits with { ErrorsAtMaximumPercent = 20 });
    }

    private static StoredRun Slow(StoredRun run, double slowest) =>
        run with { Ramp = run.Ramp! with { Levels = [.. run.Ramp.Levels.SkipLast(1), run.Ramp.Levels[^1] with { ApiMaxMs = slowest }] } };

    private static StoredRun Unproven(StoredRun run) => run with { Ramp = run.Ramp! with { Verdict = FocusServer.Evidence.Judging.RampOutcome.NotProven } };

    private static StoredRun With(StoredRun run, Func<RampKey, RampKey> change) => run with { Ramp = run.Ramp! with { Key = change(run.Ramp.Key) } };

    private static StoredRun Limits(StoredRun run, Func<StoredLimits, StoredLimits> change) => run with { Ramp = run.Ramp! with { Limits = change(run.Ramp.Limits) } };

    private static IReadOnlyList<string> Of(IReadOnlyList<StoredRun> before) => Remarks(_now, before);

    private static IReadOnlyList<string> Remarks(StoredRun now, IReadOnlyList<StoredRun> before) => LimitRemarks.Create(now, new RunHistory(before, []));
}
