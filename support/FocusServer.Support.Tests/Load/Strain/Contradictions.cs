using FocusServer.Evidence.Judging;

namespace FocusServer.Support.Tests.Load.Strain;

/// <summary>The contradictions between two runs on the same server, one of which was in trouble of its own: it is right, or it proves nothing.</summary>
internal static class Contradictions
{
    public static IEnumerable<string> Find(RampResult well, RampResult strained)
    {
        var broken = well.Verdict.BreakingPoint ?? int.MaxValue;
        foreach (var step in strained.Holds)
        {
            if (step.Failed && step.Step.Level < broken)
            {
                yield return $"{step.Step.Level} jobs failed by strain: {string.Join("; ", step.Missed.Select(missed => missed.Criterion.Sentence))}";
            }

            if (step.Healthy && step.Step.Level >= broken)
            {
                yield return $"{step.Step.Level} jobs held, though the server breaks at {broken}";
            }
        }

        // Where the levels proved nothing, an unhealthy server may still have failed its final health check.
        if (strained.Verdict.Outcome != RampOutcome.NotProven && (strained.Verdict.Outcome == RampOutcome.Held) != (well.Verdict.Outcome == RampOutcome.Held))
        {
            yield return $"{strained.Verdict.Sentence}, though: {well.Verdict.Sentence}";
        }

        // A level of which nothing is proven names no breaking point; the next one that failed twice does.
        if (strained.Verdict.BreakingPoint is { } at && (at < broken || strained.Steps.Any(step => step.Step.Level >= broken && step.Step.Level < at && BreakJudge.FailedTwice(strained.Holds, step))))
        {
            yield return $"{strained.Verdict.Sentence}, though the server breaks at {broken}";
        }
    }
}
