using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using FocusServer.Support.Tests.Suite.Watching;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

/// <summary>The verdict on a ramp that still goes on.</summary>
public class VerdictSoFarTests
{
    [Fact]
    public void Verdict_BeforeTheRun_IsThatNothingIsProven() =>
        new RunRecord().VerdictSoFar.Should().BeEquivalentTo(new { Outcome = RampOutcome.NotProven, Sentence = "Nothing is proven yet: the run has not begun." });

    [Fact]
    public void Verdict_OfAHealthyLevel_NamesTheLimitsThatWouldTurnIt() =>
        After(Ramp().Step(2, 2)).Should().Be(new VerdictSoFar(
            RampOutcome.NotProven,
            "Held so far: 1 of 5 levels, up to 2 jobs.",
            "A level that misses a limit in both of its holds, with no healthy level after it: success rate below 70 %, an API response above 30 s, or a health probe without an answer."));

    [Fact]
    public void Verdict_OfALevelThatFailedOnce_AwaitsItsSecondHold() =>
        After(Ramp().Step(2, 2).Begin(4, 2).Judge(4, 2)).Sentence.Should().Be("4 jobs missed a limit: success rate 50 % (2 of 4 jobs streaming), limit ≥ 70 %.");

    [Fact]
    public void Verdict_OfALevelThatFailedTwice_MayBeTakenBack()
    {
        var broke = Ramp().Step(2, 2).Step(4, 2);
        After(broke).Should().Be(new VerdictSoFar(RampOutcome.Broke, "Broke at 4 jobs so far; the last level that held: 2.", "A healthy level above it would take that back."));

        After(broke.Step(6, 6)).Sentence.Should().Be("Held so far: 2 of 5 levels, up to 6 jobs; below it not healthy: 1 level.");
    }

    [Fact]
    public void Verdict_OfAnOverloadedGenerator_SaysWhatHinders()
    {
        var verdict = After(Ramp().Begin(2, 1).Judge(2, 1, generator: SampleEvidence.Overloaded()));

        verdict.Outcome.Should().Be(RampOutcome.NotProven);
        verdict.Sentence.Should().Be("Of 2 jobs nothing is proven: the load generator was overloaded for 40 % of the time (behind its schedule).");
    }

    [Theory]
    [InlineData("broke")]
    [InlineData("held")]
    [InlineData("cut")]
    public void Verdict_OfARunThatIsOver_IsTheVerdict(string how)
    {
        var sample = how switch { "broke" => SampleRamps.Breaking(), "held" => SampleRamps.Holding(), _ => Ramp().Step(2, 2).Finish("finished by Ann on the live page") };
        var text = sample.Read().Text;

        var verdict = After(sample);

        verdict.Sentence.Should().StartWith(text.Headline + text.Completion).And.ContainAll(text.Details);
        verdict.Turn.Should().Be("Nothing turns it any more: the run is over.");
    }

    [Fact]
    public void Verdict_OfARunThatGoesOn_IsNotThatOfACut()
    {
        var killed = SampleRamps.Killed();

        killed.Read().Verdict!.CutShort.Should().NotBeNull("its events end there");
        After(killed).Sentence.Should().Be("Held so far: 6 of 20 levels, up to 30 jobs.");
    }

    private static SampleEvidence Ramp() => new("quick", 2, 10, 2);

    private static VerdictSoFar After(SampleEvidence sample)
    {
        var record = new RunRecord();
        LivePage.Events(sample.Text).ToList().ForEach(record.On);
        return record.VerdictSoFar;
    }
}
