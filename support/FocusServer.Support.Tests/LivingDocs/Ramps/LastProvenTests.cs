using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class LastProvenTests
{
    private static readonly RampPlace _place = Histories.Now().Place;

    [Fact]
    public void LastProven_HeldSomeDaysAgo_SaysWhenAndOnWhat() =>
        Of(Histories.Holding(1), Histories.Begin.AddDays(12)).Should().BeEquivalentTo(new { Headline = "Held", Held = true, Stale = false, Sentence = "held up to 10 jobs, proven 12 days ago on a1b2c3d" });

    [Fact]
    public void LastProven_Broke_IsProvenToo() =>
        Of([Histories.Holding(1)[0].Broke()], Histories.Begin.AddHours(5)).Should().BeEquivalentTo(new { Headline = "Broke at 8 jobs", Held = false, Sentence = "broke at 8 jobs, proven 5 hours ago on a1b2c3d" });

    [Fact]
    public void LastProven_TooOld_IsNotProven()
    {
        var last = Of(Histories.Holding(1), Histories.Begin.AddDays(31));

        last.Should().BeEquivalentTo(new { Headline = "Not proven", Stale = true, Sentence = "held up to 10 jobs, proven 31 days ago on a1b2c3d; that is longer ago than 30 days" });
        RampPresentation.DidNotRun(last, RunHistory.Empty).Verdict.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public void LastProven_UnprovenRunsSince_AreSkipped()
    {
        var killed = Histories.Holding(2)[1];

        Of([Histories.Holding(1)[0], killed with { Ramp = killed.Ramp! with { Verdict = RampOutcome.NotProven } }], Histories.Begin.AddDays(2))!.Run.RunId.Should().Be("run-0");
    }

    [Fact]
    public void LastProven_OtherRow_IsNone() => LastProven.Find(new(Histories.Holding(1), []), _place with { Row = "production" }, Histories.Begin).Should().BeNull();

    [Fact]
    public void LastProven_ScenarioWithoutRamp_IsFoundByPathHoweverItBegins()
    {
        var run = new StoredRun { Version = 1, RunId = "run", StartedAt = Histories.Begin, Scenarios = [new("../features/trust/sweep.feature", "Sweeps", "", true)] };

        LastProven.Find(new([run], []), new("features/trust/sweep.feature", "Sweeps", ""), Histories.Begin.AddMinutes(1.5))!
            .Sentence.Should().Be("passed, proven 1 minute ago");
    }

    [Fact]
    public void DidNotRun_NothingKnown_SaysSo() => RampPresentation.DidNotRun(null, RunHistory.Empty).Sentence.Should().Be("It did not run, and no earlier run is known.");

    [Fact]
    public void Trend_LimitsChanged_IsAsApproved() =>
        CapacityTrend.Svg(Histories.Now(), new([.. Histories.Holding(5, successLimit: 60), .. Histories.Holding(9).Skip(5).Select((run, i) => i == 1 ? run.Broke() : run)], []))
            .Replace("><", ">\n<", StringComparison.Ordinal).ShouldBeApproved("trend.svg");

    [Fact]
    public void Presentation_LevelTooSmallToProveItsLimit_SaysSo()
    {
        var run = Histories.Now();
        var last = run.Levels[^1] with { TooSmall = "10 jobs cannot prove 85 %" };

        RampPresentation.Create(run with { Result = run.Result! with { Holds = [.. run.Levels.SkipLast(1), last] } }, RunHistory.Empty).Notes
            .Should().Contain("10 jobs cannot prove 85 %: 10 of 10 streaming leaves 72.2–100 % (95 % interval).");
    }

    [Fact]
    public void Trend_OneRun_IsEmpty() => CapacityTrend.Svg(Histories.Now(), RunHistory.Empty).Should().BeEmpty();

    private static LastProven? Of(IReadOnlyList<StoredRun> runs, DateTimeOffset now) => LastProven.Find(new(runs, []), _place, now);
}
