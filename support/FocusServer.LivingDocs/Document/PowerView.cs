using FocusServer.Evidence;
using FocusServer.Evidence.Power;

namespace FocusServer.LivingDocs.Document;

/// <summary>The servers that the numbers of a ramp can tell apart, as the pages show it.</summary>
/// <param name="Sentence">The figures in one line.</param>
/// <param name="Explanation">The assumptions behind the figures, and their exact part, a sentence each.</param>
/// <param name="Table">The figures of every level.</param>
public sealed record PowerView(string Sentence, IReadOnlyList<string> Explanation, TableView Table)
{
    /// <summary>Creates the view; null when nothing is told apart.</summary>
    internal static PowerView? From(RampPower? power) => power is null ? null : new(
        power.Sentence,
        [.. power.Assumptions, .. power.ExactSentence is { } exact ? [exact + "."] : Array.Empty<string>()],
        new(
            $"What each level can tell apart, limit {power.Limit}",
            ["level, jobs", "must stream, jobs", $"passes with {Figures.ExactPercent(power.Streaming.Percent)} streaming, of 100 runs", "fails in every run with room for, jobs"],
            [.. power.Levels.Select(level => Cells(level))]));

    private static string[] Cells(LevelPower level) =>
    [
        Figures.Plain(level.Level),
        Figures.Plain(level.Needed),
        level.OfHundredRuns,
        level.FailingRoom switch { 0 => "–", 1 => "1", var room => $"1 to {Figures.Plain(room)}" },
    ];
}
