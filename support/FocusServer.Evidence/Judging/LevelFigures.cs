using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Figures about a level.</summary>
/// <param name="Level">The jobs required.</param>
/// <param name="Streaming">Those that streamed through the whole hold that counts.</param>
/// <param name="SuccessRate">Streaming as a percentage of Level.</param>
/// <param name="Holds">The number of its holds.</param>
/// <param name="FailedHolds">The number of its holds that failed.</param>
public sealed record LevelFigures(int Level, int Streaming, Percentage SuccessRate, int Holds, int FailedHolds)
{
    /// <summary>Formats it as "61 jobs (52/61, 85.2 %)".</summary>
    public override string ToString() => FormattableString.Invariant($"{Figures.Jobs(Level)} ({Streaming}/{Level}, {SuccessRate})");

    /// <summary>Sums up the holds of one step.</summary>
    internal static LevelFigures From(IEnumerable<StepResult> holds, StepResult counts)
    {
        var same = holds.Where(hold => hold.Step == counts.Step).ToList();
        return new(counts.Step.Level, counts.Streaming, counts.SuccessRate, same.Count, same.Count(hold => !hold.Healthy));
    }
}
