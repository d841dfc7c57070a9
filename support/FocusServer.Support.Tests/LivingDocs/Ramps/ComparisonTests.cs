using FluentAssertions;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.History;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class ComparisonTests
{
    [Fact]
    public void Comparison_NoRunBefore_IsNew() => Of(Histories.Now(), []).Should().BeEquivalentTo(new
    {
        Word = ChangeWord.New,
        Band = (Band?)null,
        Sentences = new[] { "Not compared: this is the first run of this ramp that is known." },
    });

    [Fact]
    public void Comparison_SameAsBefore_IsHeldAndNamesNoTimes()
    {
        var compared = Of(Histories.Now(1.05), Histories.Holding(10));

        compared.Word.Should().Be(ChangeWord.Held);
        compared.Changes.Should().BeEmpty();
        compared.Sentences.Should().Equal("Held: held up to 10 jobs, as before.");
        compared.Band!.Runs.Should().Be(10);
        compared.Band.Levels[10].ApiP95.Should().Be(new Interval(130, 143));
    }

    [Fact]
    public void Comparison_SlowerThanTheNoise_SaysHowMuchAtEqualLoad()
    {
        var compared = Of(Histories.Now(1.5), Histories.Holding(10));

        compared.Word.Should().Be(ChangeWord.Slower);
        compared.Sentences.Should().Equal(
            "Slower but within limits: held up to 10 jobs, as before.",
            "p95 at 10 jobs 137 → 195 ms, worse than the noise of the last 10 runs.");
    }

    [Fact]
    public void Comparison_FasterThanTheNoise_IsHeldAndSaysSo() =>
        Of(Histories.Now(0.5), Histories.Holding(10)).Should().Match<Comparison>(compared => compared.Word == ChangeWord.Held && !compared.Changes.Single().Worse);

    [Fact]
    public void Comparison_SlowerAtOneLevelOnly_IsNoise()
    {
        var now = Histories.Now();
        var slow = now.Levels[^1];
        slow = slow with { Probes = slow.Probes with { Response = slow.Probes.Response with { P95 = TimeSpan.FromMilliseconds(900), Max = TimeSpan.FromMilliseconds(950) } } };

        Of(now with { Result = now.Result! with { Holds = [.. now.Levels.SkipLast(1), slow] } }, Histories.Holding(10)).Changes.Should().BeEmpty();
    }

    [Fact]
    public void Comparison_FewRuns_SaysThatTimesAreNotCompared()
    {
        var compared = Of(Histories.Now(3), Histories.Holding(4));

        compared.Word.Should().Be(ChangeWord.Held);
        compared.Sentences.Should().Contain("Times are not compared: 4 comparable runs are too few to tell a change from noise, it takes 5.");
    }

    [Fact]
    public void Comparison_BrokeAfterHeld_IsRegressed() => Of(Histories.NowBroke(), Histories.Holding(3)).Should().Match<Comparison>(compared =>
        compared.Word == ChangeWord.Regressed && compared.Sentences[0] == "Regressed: held up to 10 jobs before, broke at 8 jobs now.");

    [Fact]
    public void Comparison_BrokeAfterBroke_IsAsBefore() =>
        Of(Histories.NowBroke(), [.. Histories.Holding(3).Select(run => run.Broke())]).Word.Should().Be(ChangeWord.AsBefore);

    [Fact]
    public void Comparison_BrokeEarlierThanEver_IsRegressed() =>
        Of(Histories.NowBroke(4), [.. Histories.Holding(6).Select(run => run.Broke())]).Word.Should().Be(ChangeWord.Regressed);

    [Fact]
    public void Comparison_HeldAfterBroke_IsRecovered() =>
        Of(Histories.Now(), [.. Histories.Holding(2), Histories.Holding(3)[2].Broke()]).Word.Should().Be(ChangeWord.Recovered);

    [Fact]
    public void Comparison_NowSoNowSo_IsUnsteady() =>
        Of(Histories.Now(), [.. Histories.Holding(6).Select((run, i) => i % 2 == 0 ? run : run.Broke())]).Word.Should().Be(ChangeWord.Unsteady);

    [Fact]
    public void Comparison_NotProven_ComparesNothing()
    {
        var compared = Of(SampleRamps.Killed().Read(), Histories.Holding(3));

        compared.Word.Should().Be(ChangeWord.NotProven);
        compared.Sentences.Should().NotContain(sentence => sentence.Contains("before", StringComparison.Ordinal));
    }

    [Fact]
    public void Comparison_OtherLimits_SaysWhichAndComparesNothing() =>
        Of(Histories.Now(), Histories.Holding(10, successLimit: 60)).Sentences
            .Should().Equal("Not compared with the run of 2026-11-10: the limits were others (success rate 60 % → 70 %).");

    [Fact]
    public void Comparison_OtherEnvironment_SaysWhich() =>
        Of(Histories.Now(), Histories.Holding(10, environment: "staging")).Sentences
            .Should().Equal("Not compared with the run of 2026-11-10: it ran in another environment (staging).");

    [Fact]
    public void Comparison_OtherPace_SaysWhich() =>
        Of(Histories.Now().With(manifest => manifest with { Pace = 10 }), Histories.Holding(1)).Sentences
            .Should().Equal("Not compared with the run of 2026-11-01: it ran at another pace (1).");

    [Fact]
    public void Comparison_LaterRuns_AreNotBefore() =>
        Of(Histories.Now().With(manifest => manifest with { StartedAt = Histories.Begin.AddDays(-1) }), Histories.Holding(10)).Word.Should().Be(ChangeWord.New);

    [Fact]
    public void ChangeWords_EveryWord_HasADefinition() => ChangeWords.Definitions.Should().HaveCount(Enum.GetValues<ChangeWord>().Length)
        .And.OnlyHaveUniqueItems(word => word.Key).And.OnlyContain(word => word.Value.Length > 20);

    private static Comparison Of(RampRun run, IReadOnlyList<StoredRun> history) => Comparison.Create(run, new RunHistory(history, []));
}
