namespace FocusServer.Evidence.Judging;

/// <summary>
/// Finds the level at which a server broke. A level counts only when it failed twice, and only with no healthy level of the ramp above it.
/// A search counts only when it went to its end and the server was well afterwards: else its bad levels may be after-effects of
/// the ramp's.
/// </summary>
public static class BreakJudge
{
    /// <summary>Finds the break of a run; null when there is none.</summary>
    public static Break? Judge(RampResult result)
    {
        if (FirstBad(result.Holds) is not { } bad)
        {
            return null;
        }

        var good = result.Steps.LastOrDefault(step => step.Healthy);
        return result.Search is { Needed: true } search
            ? Searched(result.Holds, search, good, bad)
            : Find(result.Holds, good, bad);
    }

    /// <summary>
    /// Finds the hold that counts of the first level of a ramp that failed and failed again, with no healthy level after it; null when
    /// there is none, or when the server is unsteady at any load.
    /// </summary>
    public static StepResult? FirstBad(IReadOnlyList<StepResult> holds)
    {
        if (Unsteadiness.From(holds) is not null)
        {
            return null;
        }

        var steps = holds.GroupBy(hold => hold.Step).Select(same => same.Last());
        return steps.Reverse().TakeWhile(step => !step.Healthy).LastOrDefault(step => FailedTwice(holds, step));
    }

    /// <summary>Tells whether a step failed, and failed when it was held once more.</summary>
    public static bool FailedTwice(IReadOnlyList<StepResult> holds, StepResult step) =>
        step.Failed && holds.Count(hold => hold.Step == step.Step && hold.Failed) > 1;

    private static Break Searched(IReadOnlyList<StepResult> ramp, CapacitySearchResult search, StepResult? good, StepResult bad)
    {
        var inconclusive = search switch
        {
            { Stopped: { } stopped } => $"the search was stopped: {stopped}",
            { Recovery: { Healthy: false } tried } => $"the server did not recover at {tried.Step.Level} jobs, so what it failed after the ramp proves nothing",
            _ => null,
        };
        var (lastGood, firstBad) = inconclusive is null
            ? (search.Trials.Where(trial => trial.Healthy).MaxBy(trial => trial.Step.Level) ?? good,
                search.Trials.Where(trial => trial.Failed).MinBy(trial => trial.Step.Level) ?? bad)
            : (good, bad);
        StepResult[] all = [.. ramp, .. search.Holds];
        return Find(all, lastGood, firstBad) with
        {
            Recovery = search.Recovery is { } recovery ? LevelFigures.From(all, recovery) : null,
            InconclusiveSearch = inconclusive,
        };
    }

    private static Break Find(IReadOnlyList<StepResult> holds, StepResult? good, StepResult bad)
    {
        var first = holds.First(hold => hold.Step == bad.Step);
        return new()
        {
            LastGood = good is null ? null : LevelFigures.From(holds, good),
            FirstBad = LevelFigures.From(holds, bad),
            Causes = first.Missed,
            FailureCauses = first.FailureCauses,
        };
    }
}
