using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>A change of a figure at equal load that lasted from one run to the last.</summary>
/// <param name="Figure">The name of the figure, such as "p95".</param>
/// <param name="Jobs">The highest level of those that changed, in jobs; null for a figure of the whole ramp.</param>
/// <param name="Last">The last run before the change.</param>
/// <param name="First">The first run after it.</param>
/// <param name="Runs">The number of runs since, the first among them.</param>
/// <param name="Before">The median of the runs before, back to the change before this one.</param>
/// <param name="Now">The median of the runs since.</param>
/// <param name="Unit">"ms" or "jobs".</param>
/// <param name="Worse">True if it changed for the worse.</param>
public sealed record ChangePoint(string Figure, int? Jobs, StoredRun Last, StoredRun First, int Runs, double Before, double Now, string Unit, bool Worse)
{
    /// <summary>The change, such as "p95 at 50 jobs 410 → 445 ms since 2026-11-12 (commits 0123abc → 89abcde), by 9 runs: worse, and it lasts.".</summary>
    public string Sentence =>
        $"{Subject}{(Jobs is { } jobs ? $" at {Figures.Jobs(jobs)}" : "")} {Text(Before)} → {Text(Now)} {Unit} since {Figures.Day(First.StartedAt)}{Commits}, by {Runs} runs: {(Worse ? "worse" : "better")}, and it lasts.";

    // A percentile keeps its small letter.
    private string Subject => char.IsAsciiLetter(Figure[1]) ? $"{char.ToUpperInvariant(Figure[0])}{Figure[1..]}" : Figure;

    private string Commits => (Figures.Commit(Last.Commit), Figures.Commit(First.Commit)) switch
    {
        ("", _) or (_, "") => "",
        var (last, first) when last == first => $" (both of commit {first})",
        var (last, first) => $" (commits {last} → {first})",
    };

    private string Text(double value) => Unit == "ms" ? Figures.Milliseconds(TimeSpan.FromMilliseconds(value)) : Figures.Number(value);
}
