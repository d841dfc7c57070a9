using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

/// <summary>Ramps whose last levels were held twice, with every mixture of failed, not proven and healthy holds.</summary>
public class RampVerdictTests
{
    private const int Streaming = 83;

    private static readonly RampPlan _plan = RampPlan.From(
        new RampOptions { Name = "full", InitialJobs = 5, MaxJobs = 100, StepIncrement = 5, StepInterval = TimeSpan.FromSeconds(10) });

    [Theory]
    [InlineData("Pass", "Fail Fail", "broke at 100 jobs; the last level that held: 95")]
    [InlineData("NotProven Fail", "Fail Fail", "broke at 100 jobs; the last level that held: 90")]
    [InlineData("Fail NotProven", "Fail Fail", "broke at 100 jobs; the last level that held: 90")]
    [InlineData("Fail Fail", "NotProven Fail", "broke at 95 jobs; the last level that held: 90")]
    [InlineData("Fail Fail", "Fail Fail", "broke at 95 jobs; the last level that held: 90")]
    [InlineData("Pass", "NotProven Fail", "not proven: the maximum was not held, and did not fail twice")]
    [InlineData("Pass", "Fail NotProven", "not proven: the load generator was overloaded, at 100 jobs")]
    [InlineData("Pass", "NotProven NotProven", "not proven: the load generator was overloaded, at 100 jobs")]
    [InlineData("Pass", "Fail Pass", "held; no breaking point up to 100")]
    [InlineData("Fail Fail", "Pass", "held; no breaking point up to 100; 95 jobs failed twice below that")]
    public void Sentence_OfTheLastTwoLevels_SaysWhatWasProven(string at95, string at100, string sentence)
    {
        var holds = _plan.Steps.SkipLast(2).SelectMany(step => Holds(step, "Pass"))
            .Concat(Holds(_plan.Steps[^2], at95)).Concat(Holds(_plan.Steps[^1], at100)).ToList();

        var verdict = new RampResult
        {
            Plan = _plan,
            Limits = new RampLimits { MinSuccessRate = new Percentage(85), MaxApiResponse = TimeSpan.FromSeconds(15), MaxErrorRateAtMaximum = new Percentage(20), MinHealthySteps = new Percentage(70) },
            Holds = holds,
            FinalHealth = new FinalHealth { Healthy = true, ApiResponse = null, Reason = null },
            Jobs = [],
            Cleanup = new CleanupResult { Gone = [], Leftovers = [], UnidentifiedJobs = 0, Duration = default },
            Duration = default,
            CutShort = null,
        }.Verdict;

        verdict.Sentence.Should().Be(sentence);
        verdict.Outcome.Should().Be(sentence.Split(' ')[0] switch { "held;" => RampOutcome.Held, "broke" => RampOutcome.Broke, _ => RampOutcome.NotProven });
    }

    private static IEnumerable<StepResult> Holds(RampStep step, string outcomes) => outcomes.Split(' ').Select(Enum.Parse<CriterionOutcome>).Select((outcome, i) => new StepResult
    {
        Step = step,
        Attempt = i + 1,
        HoldStartedAt = default,
        HoldEndedAt = TimeSpan.FromSeconds(10),
        Streaming = outcome == CriterionOutcome.Pass ? step.Level : Math.Min(Streaming, step.Level),
        Active = step.Level,
        AverageCreation = null,
        Probes = new ProbeMeasurement { Due = 50, Answered = 50, Failures = [], Response = LatencySummary.None },
        Criteria = [new Criterion(outcome == CriterionOutcome.NotProven ? "load generator" : "success rate", outcome, "overloaded", "")],
    });
}
