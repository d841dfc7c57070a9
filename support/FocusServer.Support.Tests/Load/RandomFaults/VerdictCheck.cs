using FocusServer.Evidence.Judging;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>Holds what the engine says of a server against what the server says of itself.</summary>
internal static class VerdictCheck
{
    private static readonly string[] _health = ["GET ack", "GET channels", "GET live_metadata"];

    /// <summary>A sentence for each contradiction.</summary>
    public static IEnumerable<string> Contradictions(RunStory story) =>
        [.. story.Holds.SelectMany((hold, i) => OfHold(story.Server, hold.Step, Asked(story, i), hold.Before, hold.During, hold.After)), .. OfHealth(story), .. OfCut(story), .. OfVerdict(story)];

    // Jobs that were asked for again, one by one: those that came, and the one that failed.
    private static int Asked(RunStory story, int hold) =>
        story.Holds.Take(hold + 1).Select(each => each.Step.RepeatedStarts).Sum(starts => starts is null ? 0 : starts.Came + (starts.AllCame ? 0 : 1));

    private static IEnumerable<string> OfHold(RandomServer server, StepResult step, int askedAgain, Strikes before, Strikes during, Strikes after)
    {
        var dead = Math.Max(0, before.SurelyDead - askedAgain);
        var level = step.Step.Level;
        var name = $"hold {step.Attempt} of {level} jobs";
        if (step.Streaming > Math.Min(level - dead, server.Windows))
        {
            yield return $"{name}: {step.Streaming} streamed, though {dead} were dead before it began and the server has {server.Windows} windows";
        }

        var excused = Math.Min(level, (long)after.MaybeDead + Math.Max(0, level - server.Windows));
        if (step.NotStreaming > excused)
        {
            yield return $"{name}: {step.NotStreaming} did not stream, though at most {excused} were harmed: {string.Join(", ", step.FailureCauses)}";
        }

        var (spoilt, late) = (during.Spoiled("GET channels"), during.TooLate("GET channels"));
        if (step.Healthy && spoilt > 0)
        {
            yield return $"{name}: healthy, though {spoilt} probes got no good answer";
        }

        if (!step.ApiHealthy && spoilt + late == 0 && !after.Crashed)
        {
            yield return $"{name}: called unhealthy, though every probe was answered in time";
        }

        if (step.Healthy != (step.SuccessRate >= RandomRun.Limits.MinSuccessRate && step.ApiHealthy))
        {
            yield return $"{name}: healthy is {step.Healthy} at {step.SuccessRate}";
        }
    }

    private static IEnumerable<string> OfHealth(RunStory story)
    {
        if (story is not { Health: { } during, Result.FinalHealth: { } health })
        {
            return [];
        }

        var (spoilt, late) = (during.Spoiled(_health), during.TooLate(_health));
        return (health.Healthy, spoilt) switch
        {
            (true, > 0) => [$"final health: well, though {spoilt} answers were no good"],
            (false, 0) when late == 0 && !story.All.Crashed => [$"final health: {health.Reason}, though every answer was good"],
            _ => [],
        };
    }

    private static IEnumerable<string> OfCut(RunStory story)
    {
        var result = story.Result;
        if (result.CutShort?.Sentence is not { } reason)
        {
            yield break;
        }

        if (reason.Contains("error of the load generator", StringComparison.Ordinal) || reason.Contains("written down", StringComparison.Ordinal))
        {
            yield return $"cut short by our own doing: {reason}";
        }

        if (story.All.MaybeDead + (long)story.All.Spoiled(_health) + story.All.TooLate(_health) == 0)
        {
            yield return $"cut short without a cause: {reason}";
        }
    }

    private static IEnumerable<string> OfVerdict(RunStory story)
    {
        var (result, verdict) = (story.Result, story.Result.Verdict);
        var steps = story.Holds.GroupBy(hold => hold.Step.Step.Number).Select(holds => holds.Last().Step).ToList();
        var last = steps is [.., { Step.Level: 6 } maximum] ? maximum : null;
        var kept = result.CutShort is null && last?.Streaming >= 5 && steps.Count(step => step.Healthy) == 3 && result.FinalHealth?.Healthy == true && result.Cleanup!.Successful;
        var unsteady = steps.Select(step => step.Healthy).ToList() is [false, true, false];
        var broken = unsteady ? null : steps.AsEnumerable().Reverse().TakeWhile(step => !step.Healthy).LastOrDefault()?.Step.Level;
        var expected = (result.CutShort, broken, kept) switch
        {
            (not null, _, _) => RampOutcome.NotProven,
            (null, not null, _) => RampOutcome.Broke,
            (null, null, true) => RampOutcome.Held,
            _ => RampOutcome.Failed,
        };
        if (verdict.Outcome != expected || (result.CutShort is null && verdict.BreakingPoint != broken))
        {
            yield return $"verdict: {verdict.Sentence}; by the holds: {expected}{(broken is null ? "" : $" at {broken}")}";
        }

        if (verdict.Outcome is not RampOutcome.Held && story.All.Count == 0 && story.Server.Windows >= 6)
        {
            yield return $"verdict: {verdict.Sentence}, though nothing struck";
        }

        if (result.GeneratorErrors > 0)
        {
            yield return $"errors of the load generator: {string.Join("; ", result.FailureCauses)}";
        }
    }
}
