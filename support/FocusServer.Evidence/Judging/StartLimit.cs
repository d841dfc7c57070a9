using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>A limit of starts: a server that fails jobs started at once, and holds the same jobs when they are started one by one.</summary>
/// <param name="AtOnce">The most jobs that were started at once.</param>
/// <param name="Failed">The percentage of the jobs started at once that failed, of the levels whose missing jobs came one by one.</param>
/// <param name="Held">The highest level that held with jobs started one by one, in jobs.</param>
public sealed record StartLimit(int AtOnce, Percentage Failed, int Held)
{
    /// <summary>Finds it in the holds of a run; null when there is none.</summary>
    internal static StartLimit? From(IReadOnlyList<StepResult> holds)
    {
        var levels = holds.Where(hold => hold is { Healthy: true, RepeatedStarts.AllCame: true }).ToList();
        return levels.Count == 0
            ? null
            : new(
                levels.Max(level => level.RepeatedStarts!.AtOnce),
                Percentage.From(
                    levels.Sum(level => Math.Min(level.RepeatedStarts!.Missing, level.Step.JobsToAdd)),
                    levels.Sum(level => level.Step.JobsToAdd)),
                levels.Max(level => level.Step.Level));
    }
}
