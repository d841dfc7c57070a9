using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

public sealed class FailureTextTests
{
    [Fact]
    public void Describe_Broke_SaysLevelSecondJobsAndWhereToLook() =>
        Of(SampleRamps.Breaking()).Should().Equal(
            "At 60 jobs (step 12), 137.5 s into the run: success rate 63.3 % (38 of 60 jobs streaming), limit ≥ 70 %.",
            "22 of 60 jobs did not stream: 22 × refused: no capacity left.",
            "Some of these jobs: 39-39, 40-40, 41-41, 42-42, 43-43 (lost: the server ended its stream, from 135.2 s on).",
            "In the server's logs look from 2026-11-23 03:10:45 UTC to 2026-11-23 03:11:05 UTC.");

    [Fact]
    public void Describe_JobsWithNames_AreNamed() =>
        Of(new SampleEvidence().Begin(5, 5)
                .Write(new JobChanged(TimeSpan.FromSeconds(4.2), new JobTransition(3, "3-3", JobState.Lost, TimeSpan.FromSeconds(4.2), "stream ended")))
                .Judge(5, 2))
            .Should().Contain("Some of these jobs: 3-3 (lost: stream ended, from 4.2 s on).");

    [Fact]
    public void Describe_EverythingHeld_SaysNothing() => Of(SampleRamps.Holding()).Should().BeEmpty();

    [Fact]
    public void Describe_ManyTroublesBefore_NamesThoseOfTheLevelFirst()
    {
        var evidence = new SampleEvidence().Step(5, 5);
        foreach (var job in Enumerable.Range(1, 20))
        {
            Lose(evidence, job);
        }

        evidence.Begin(30, 30);
        Lose(evidence, 25);
        evidence.Judge(30, 10);

        Of(evidence).Should().Contain(sentence => sentence.StartsWith("Some of these jobs: 25-25, 1-1, 2-2", StringComparison.Ordinal));
    }

    [Fact]
    public void Describe_BrokeInTheSearch_NamesTheTrial()
    {
        var evidence = new SampleEvidence().Step(5, 5).Step(10, 2);
        evidence.Write(new SearchStarted(evidence.At, 5, 10)).Begin(6, 2, kind: StepKind.Search).Judge(6, 2).Judge(6, 2, attempt: 2)
            .Begin(5, 5, kind: StepKind.Recovery).Judge(5, 5).Write(new SearchFinished(evidence.At, 5, 6, null)).Finish();

        Of(evidence)[0].Should().StartWith("At 6 jobs (trial 3), ");
    }

    [Fact]
    public void Describe_Embedded_NamesNoLogs() =>
        Of(new SampleEvidence(environment: "embedded").Step(5, 1)).Should().NotContain(sentence => sentence.Contains("logs", StringComparison.Ordinal));

    private static void Lose(SampleEvidence evidence, int job)
    {
        var change = new JobTransition(job, FormattableString.Invariant($"{job}-{job}"), JobState.Lost, evidence.At, "stream ended");
        evidence.Write(new JobChanged(evidence.At, change));
    }

    private static IReadOnlyList<string> Of(SampleEvidence evidence)
    {
        var run = evidence.Read();
        return FailureText.Describe(run.Result!, run.Record.Troubles, run.Manifest!);
    }
}
