using FocusServer.Evidence;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>Tells how often one commit gave one verdict: where it does not, the verdict depends on more than the commit.</summary>
internal static class Consistency
{
    private const int MostNamed = 3;

    /// <summary>Describes it; null when no commit ran more than once.</summary>
    /// <param name="now">The newest run of the ramp.</param>
    /// <param name="history">The runs before; may include this run.</param>
    public static string? Describe(StoredRun now, RunHistory history)
    {
        if (now.Ramp is not { } ramp)
        {
            return null;
        }

        var commits = history.Runs
            .Where(run => run.RunId != now.RunId && run.StartedAt < now.StartedAt)
            .Append(now)
            .Where(run => run.Commit.Length > 0 && run.Ramp is { } other && other.IsProven() && other.Limits == ramp.Limits && other.Key.IsSamePlace(ramp.Key) && other.Key.DifferenceFrom(ramp.Key).Length == 0)
            .GroupBy(run => run.Commit, run => run.Ramp!.Verdict)
            .Where(commit => commit.Count() > 1)
            .ToList();
        var unsteady = commits.Where(commit => commit.Distinct().Skip(1).Any()).ToList();
        return commits.Count switch
        {
            0 => null,
            1 when unsteady.Count == 0 => $"The one commit that ran more than once, {Figures.Commit(commits[0].Key)}, gave the same verdict each of {commits[0].Count()} times.",
            _ when unsteady.Count == 0 => $"All {commits.Count} commits that ran more than once gave the same verdict each time.",
            _ => $"Of {commits.Count} {(commits.Count == 1 ? "commit" : "commits")} that ran more than once, {commits.Count - unsteady.Count} gave the same verdict each time. Not so {string.Join("; ", unsteady.TakeLast(MostNamed).Select(Described))}.",
        };
    }

    private static string Described(IGrouping<string, RampOutcome> commit) =>
        $"{Figures.Commit(commit.Key)}: {string.Join(", ", commit.CountBy(verdict => verdict).OrderByDescending(verdict => verdict.Value).Select(verdict => $"{VerdictText.HeadlineFor(verdict.Key, null).ToLowerInvariant()} {Times(verdict.Value)}"))}";

    private static string Times(int number) => number == 1 ? "once" : FormattableString.Invariant($"{number} times");
}
