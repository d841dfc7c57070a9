using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>How a level did, in figures.</summary>
/// <param name="Level">The jobs required.</param>
/// <param name="Streaming">Those that streamed through the whole hold that counts.</param>
/// <param name="SuccessRate">The one of the other.</param>
/// <param name="Holds">How often it was held.</param>
/// <param name="FailedHolds">How often it failed.</param>
public sealed record LevelFigures(int Level, int Streaming, Share SuccessRate, int Holds, int FailedHolds)
{
    /// <summary>Such as "61 jobs (52/61, 85.2 %)".</summary>
    public override string ToString() => FormattableString.Invariant($"{Level} jobs ({Streaming}/{Level}, {SuccessRate})");

    /// <summary>Sums up the holds of one step.</summary>
    internal static LevelFigures Of(IEnumerable<StepResult> holds, StepResult counts)
    {
        var same = holds.Where(hold => hold.Step == counts.Step).ToList();
        return new(counts.Step.Level, counts.Streaming, counts.SuccessRate, same.Count, same.Count(hold => !hold.Healthy));
    }
}
