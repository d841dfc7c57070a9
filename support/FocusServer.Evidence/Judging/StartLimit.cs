using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>A limit of starts: a server that fails jobs started at once, and holds the same jobs when they are started one by one.</summary>
/// <param name="AtOnce">The most jobs that were started at once.</param>
/// <param name="Failed">The percentage of the jobs started at once that failed, up to the last level whose missing jobs came one by one.</param>
/// <param name="Held">The highest level that held with jobs started one by one, in jobs.</param>
public sealed record StartLimit(int AtOnce, Percentage Failed, int Held)
{
    /// <summary>Finds it in the holds of a run; null when there is none.</summary>
    internal static StartLimit? From(IReadOnlyList<StepResult> holds)
    {
        var (failed, started, atOnce, held, open) = (0, 0, 0, 0, 0);
        foreach (var step in holds.GroupBy(hold => hold.Step).Select(same => same.Last()))
        {
            // What is missing at a level may have been asked for at the levels before, which passed without it.
            open += step.Step.JobsToAdd;
            if (step is { Healthy: true, RepeatedStarts: { AllCame: true } repeated })
            {
                (failed, started) = (failed + Math.Min(repeated.Missing, open), started + open);
                (atOnce, held, open) = (Math.Max(atOnce, repeated.AtOnce), Math.Max(held, step.Step.Level), 0);
            }
        }

        return started == 0 ? null : new(atOnce, Percentage.From(failed, started), held);
    }
}
