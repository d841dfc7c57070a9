using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

public sealed class VerdictTextTests
{
    [Fact]
    public void Sentence_Broke_SaysWhereWhyAndTheLastLevelThatHeld()
    {
        var text = VerdictText.From(SampleRamps.Breaking().Read().Result);

        text.About("Full ramp").Should().Be("Full ramp: broke at 60 jobs. Success rate 63.3 %, limit 70 %. Last level that held: 55.");
        text.Headline.Should().Be("Broke at 60 jobs");
        text.Explanation.Should().Be("Success rate 63.3 %, limit 70 %. Last level that held: 55.");
    }

    [Fact]
    public void Sentence_BrokeByItsApi_SaysTheSlowestResponse() =>
        Of(SampleRamps.Slow()).Should().Be("Full ramp 5→100, staging: broke at 80 jobs. Slowest API response 1053 ms, limit 1 s. Last level that held: 75.");

    [Fact]
    public void Sentence_NeverBroke_SaysHowFarAndTheWorst() =>
        Of(SampleRamps.Holding()).Should().Be(
            "Quick ramp 2→10, staging (embedded server): held up to 10 jobs. Lowest success rate 100 %, limit 70 %. Slowest API response 190 ms, limit 30 s.");

    [Fact]
    public void Sentence_BrokeAtTheFirstStep_SaysSoAndThatNoLevelHeld() =>
        Of(new SampleEvidence("quick", 2, 10, 2).Step(2, 1).Step(4, 1).Finish())
            .Should().Be("Quick ramp 2→10, staging: broke at 2 jobs, the first level. Success rate 50 %, limit 70 %. No level held.");

    [Fact]
    public void Sentence_Recovered_SaysWhichLevelFailedOnce() =>
        Of(new SampleEvidence("quick", 2, 10, 2).Step(2, 2).Begin(4, 4).Judge(4, 2).Judge(4, 4, attempt: 2).Step(6, 6).Step(8, 8).Step(10, 10).Finish())
            .Should().Be(
                "Quick ramp 2→10, staging: held up to 10 jobs. Lowest success rate 100 %, limit 70 %. Slowest API response 290 ms, limit 30 s. 4 jobs failed once, and it recovered.");

    [Fact]
    public void Sentence_FoundToTheJob_SaysThatOneLessHeldAndWhetherItRecovered()
    {
        var evidence = new SampleEvidence().Step(55, 55).Step(60, 38);
        evidence.Write(new SearchStarted(evidence.At, 55, 60)).Begin(59, 59, kind: StepKind.Search).Judge(59, 59).Begin(59, 59, kind: StepKind.Recovery).Judge(59, 59)
            .Write(new SearchFinished(evidence.At, 59, 60, null)).Finish();

        Of(evidence).Should().Be("Full ramp 5→100, staging: broke at 60 jobs, exactly: 59 jobs still held. Success rate 63.3 %, limit 70 %. Afterwards it held 59 jobs again.");
    }

    [Fact]
    public void Sentence_SearchThatDoesNotCount_SaysWhy()
    {
        var evidence = new SampleEvidence().Step(5, 5).Step(10, 2);
        evidence.Write(new SearchStarted(evidence.At, 5, 10)).Write(new SearchFinished(evidence.At, 5, 10, "the load could not be drained")).Finish();

        Of(evidence).Should().Be(
            "Full ramp 5→100, staging: broke at 10 jobs. Success rate 20 %, limit 70 %. Last level that held: 5. Not to the job: the search was stopped: the load could not be drained.");
    }

    [Fact]
    public void Sentence_StoppedInTheSearch_SaysItsReasonOnce()
    {
        var evidence = new SampleEvidence().Step(5, 5).Step(10, 2);
        var trial = new RampStep(1, 7, 2) { Kind = StepKind.Search };
        var cut = new CutShort(trial, RunPhase.Search, "Ctrl-C");
        evidence.Write(new SearchStarted(evidence.At, 5, 10)).Write(new CleanupStarted(evidence.At, cut));

        Of(evidence).Should().Be(
            "Full ramp 5→100, staging: not proven: cut short in the search for the exact breaking point, at trial 1 (7 jobs): Ctrl-C; 10 jobs had failed twice before that. Last level that held: 5.");
    }

    [Fact]
    public void Sentence_Failed_SaysThatNoLevelBrokeAndWhatWasMissed() =>
        Of(new SampleEvidence("quick", 2, 10, 2, successLimit: 60).Step(2, 2).Step(4, 4).Step(6, 6).Step(8, 8).Step(10, 6).Finish())
            .Should().Be("Quick ramp 2→10, staging: failed, although no level broke. Error rate at maximum 40 % (4 of 10 jobs not streaming), limit ≤ 30 %.");

    [Fact]
    public void Sentence_Leftovers_AreNamedByExactId() =>
        Of(SampleRamps.Held(cleanup: new CleanupResult { Gone = [], Leftovers = [new Leftover("7-7", "still there")], UnidentifiedJobs = 1, Duration = TimeSpan.FromSeconds(90) }))
            .Should().Be(
                "Quick ramp 2→10, staging: failed, although no level broke. 1 job left behind: 7-7 (still there). 1 request without an answer may have created a job whose id is unknown.");

    [Fact]
    public void Sentence_Killed_SaysAtWhichStep() =>
        Of(SampleRamps.Killed()).Should().Be("Full ramp 5→100, staging: not proven: cut short at step 7 (35 jobs). Last level that held: 30.");

    [Fact]
    public void Explanation_NotProven_SaysWhyBesideTheHeadline() =>
        SampleRamps.Killed().Read().Text.Explanation.Should().Be("Cut short at step 7 (35 jobs). Last level that held: 30.");

    [Fact]
    public void Sentence_Stopped_SaysWhy() =>
        Of(new SampleEvidence().Step(5, 5).Begin(10, 10).Finish(why: "the server no longer answers."))
            .Should().Be("Full ramp 5→100, staging: not proven: cut short at step 2 (10 jobs): the server no longer answers. Last level that held: 5.");

    [Fact]
    public void Sentence_KilledInTheCleanup_SaysSo() =>
        Of(new SampleEvidence("quick", 2, 2, 2).Step(2, 2).Write(new CleanupStarted(TimeSpan.FromSeconds(20), null)))
            .Should().Be("Quick ramp 2→2, staging: not proven: cut short in the cleanup, after step 1 (2 jobs). Last level that held: 2.");

    [Fact]
    public void Sentence_KilledAfterItBroke_ProvesNothingAndNamesTheLevel() =>
        Of(new SampleEvidence().Step(5, 5).Step(10, 2).Begin(15, 2))
            .Should().Be("Full ramp 5→100, staging: not proven: cut short at step 3 (15 jobs); 10 jobs had failed twice before that. Last level that held: 5.");

    [Fact]
    public void Sentence_KilledAfterALevelThatProvedNothing_NamesTheFirstThatFailedTwice() =>
        Of(new SampleEvidence("quick", 2, 10, 2).Step(2, 2).Begin(4, 2).Judge(4, 2, generator: SampleEvidence.Overloaded()).Judge(4, 2, attempt: 2).Step(6, 3).Begin(8, 3))
            .Should().Be("Quick ramp 2→10, staging: not proven: cut short at step 4 (8 jobs); 6 jobs had failed twice before that. Last level that held: 2.");

    [Fact]
    public void Sentence_KilledAfterSeveralLevelsFailed_NamesTheFirstOfThem() =>
        Of(new SampleEvidence().Step(5, 5).Step(10, 10).Step(15, 2).Step(20, 2).Begin(25, 2)).Should().Contain("15 jobs had failed twice before that.").And.Contain("Last level that held: 10.");

    [Fact]
    public void Sentence_NothingJudged_SaysSo() =>
        Of(new SampleEvidence().Finish())
            .Should().Be("Full ramp 5→100, staging: not proven: no level was judged.");

    [Fact]
    public void Sentence_OnlyItsStart_IsCutShortBeforeTheFirstLevel() =>
        Of(new SampleEvidence()).Should().Be("Full ramp 5→100, staging: not proven: cut short before the first level.");

    [Fact]
    public void Sentence_EmptyEvidence_IsStillASentence() =>
        VerdictText.From(null).About("Ramp").Should().Be("Ramp: not proven: cut short before the first level.");

    [Fact]
    public void Sentence_GeneratorOverloaded_SaysHowAndWhere() =>
        Of(SampleRamps.Held(generator: SampleEvidence.Overloaded()))
            .Should().Be("Quick ramp 2→10, staging: not proven: the load generator was overloaded for 40 % of the time (behind its schedule), and of 1 job not every row came, at 10 jobs. Last level that held: 8.");

    [Fact]
    public void Sentence_NoData_SaysOfWhat() =>
        Of(new SampleEvidence("quick", 2, 10, 2).Step(2, 2).Step(4, 4).Step(6, 6).Step(8, 8).Finish())
            .Should().Be("Quick ramp 2→10, staging: not proven: error rate at maximum no data (the maximum was never held), limit ≤ 30 %. Last level that held: 8.");

    [Fact]
    public void Sentence_ManyLeftovers_NamesThreeOfThem()
    {
        var left = Enumerable.Range(1, 5).Select(job => new Leftover($"{job}-{job}", "still there"));
        var cleanup = new CleanupResult { Gone = [], Leftovers = [.. left], UnidentifiedJobs = 2, Duration = TimeSpan.FromSeconds(90) };

        Of(SampleRamps.Held(cleanup: cleanup)).Should().EndWith(
            "5 jobs left behind: 1-1 (still there), 2-2 (still there), 3-3 (still there) …. 2 requests without an answer may have created a job whose id is unknown.");
    }

    [Fact]
    public void Short_OfEveryOutcome_SharesTheHeadlineOfTheLongText()
    {
        Short(SampleRamps.Holding()).Should().Be("held; no breaking point up to 10");
        Short(SampleRamps.Breaking()).Should().Be("broke at 60 jobs; the last level that held: 55");
        Short(new SampleEvidence("quick", 1, 3, 1).Step(1, 0).Step(2, 0).Step(3, 0).Finish()).Should().Be("broke at 1 job; the last level that held: none");
        Short(new SampleEvidence("quick", 2, 10, 2, successLimit: 60).Step(2, 2).Step(4, 4).Step(6, 6).Step(8, 8).Step(10, 6).Finish())
            .Should().Be("failed: error rate at maximum 40 % (4 of 10 jobs not streaming), limit ≤ 30 %");
        Short(SampleRamps.Killed()).Should().Be("not proven: cut short at step 7 (35 jobs)");
        Short(new SampleEvidence().Step(5, 5).Step(10, 2).Begin(15, 2)).Should().Be("not proven: cut short at step 3 (15 jobs); 10 jobs had failed twice before that");
        Short(SampleRamps.Held(generator: SampleEvidence.Overloaded()))
            .Should().Be("not proven: the load generator was overloaded for 40 % of the time (behind its schedule), and of 1 job not every row came, at 10 jobs");
    }

    [Theory]
    [InlineData(RampOutcome.Held, null, "Held")]
    [InlineData(RampOutcome.Broke, 1, "Broke at 1 job")]
    [InlineData(RampOutcome.Broke, 60, "Broke at 60 jobs")]
    [InlineData(RampOutcome.Broke, null, "Broke")]
    [InlineData(RampOutcome.Failed, null, "Failed")]
    [InlineData(RampOutcome.NotProven, 60, "Not proven")]
    public void HeadlineFor_EveryOutcome_NamesItAndItsBreakingPoint(RampOutcome outcome, int? breakingPoint, string headline) =>
        VerdictText.HeadlineFor(outcome, breakingPoint).Should().Be(headline);

    private static string Short(SampleEvidence evidence) => evidence.Read().Verdict!.Sentence;

    private static string Of(SampleEvidence evidence)
    {
        var run = evidence.Read();
        return run.Text.About(run.Subject);
    }
}
