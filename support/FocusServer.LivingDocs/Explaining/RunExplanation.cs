using FocusServer.Evidence;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Runs;

namespace FocusServer.LivingDocs.Explaining;

/// <summary>Explains a run on one screen: what happened, why, and what to look at next. The verdict is that of the evidence.</summary>
internal static class RunExplanation
{
    /// <summary>The most lines that an explanation has.</summary>
    public const int MostLines = 40;

    private const int MostHolds = 12;
    private const int MostReasons = 8;
    private const int MostProblems = 2;
    private const int MostCauses = 2;

    /// <summary>Explains a run, whether it came to its end, was killed, or is still going on.</summary>
    /// <param name="record">The evidence.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="problems">What is odd about the evidence.</param>
    public static IReadOnlyList<string> Lines(RunRecord record, string folder, IReadOnlyList<string> problems) =>
    [
        VerdictText.From(record.Result).About(record.Manifest?.Title ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))),
        .. problems.Take(MostProblems).Select(problem => $"  {problem}"),
        .. record is { Manifest: { } manifest, Result: { } result } ? [.. Head(record, manifest, result), .. Happened(record, result), .. Why(record, result)] : Array.Empty<string>(),
        "Look at",
        .. NextSteps.For(record, folder).Select(next => $"  {next}"),
    ];

    private static IEnumerable<string> Head(RunRecord record, RunManifest manifest, RampResult result)
    {
        var limits = result.Limits;
        yield return $"  run      {manifest.RunId}";
        yield return $"  on       {manifest.Environment}, {manifest.BaseUrl}, at pace {Figures.Plain(manifest.Pace)}{(manifest.Commit is { } commit ? $", suite of commit {commit}" : "")}";
        yield return $"  when     {Figures.Moment(manifest.StartedAt)}, {(record.Finished ? "took" : "known until")} {Figures.Duration(result.Duration)} of scenario time";
        yield return $"  limits   success rate ≥ {limits.SuccessRateText}, API response ≤ {limits.ApiResponseText}, errors at maximum ≤ {limits.ErrorsAtMaximumText}, healthy steps ≥ {limits.HealthyStepsText}";
    }

    private static IEnumerable<string> Happened(RunRecord record, RampResult result)
    {
        // Where one was not healthy, from the last good level on.
        var holds = result.AllHolds;
        var bad = holds.TakeWhile(hold => hold.Healthy).Count();
        var from = Math.Clamp((bad < holds.Count ? bad - 1 : holds.Count - MostHolds), 0, Math.Max(0, holds.Count - MostHolds));
        yield return $"What happened: {result.Steps.Count} of {result.Plan.Steps.Count} levels judged, {result.Jobs.Count} jobs asked for, {Ended(record)}";
        foreach (var line in (string[])[.. Left(holds.Take(from), "before"), .. holds.Skip(from).Take(MostHolds).Select(hold => StepText.Describe(hold, result.Limits)), .. Left(holds.Skip(from + MostHolds), "after")])
        {
            yield return "  " + line;
        }
    }

    private static IEnumerable<string> Left(IEnumerable<StepResult> holds, string where) =>
        holds.Any() ? [$"… {holds.Count()} holds {where}, {holds.Count(hold => hold.Healthy)} of them healthy"] : [];

    private static string Ended(RunRecord record) => record.Finished ? "ended by itself" : "no end: it was killed, or is still going on";

    private static IEnumerable<string> Why(RunRecord record, RampResult result)
    {
        var lines = Reasons(record, result).Distinct(StringComparer.Ordinal).Take(MostReasons).Select(reason => $"  {reason}").ToList();
        return lines.Count == 0 ? ["Why: every promise was kept"] : ["Why", .. lines];
    }

    private static List<string> Reasons(RunRecord record, RampResult result)
    {
        var verdict = result.Verdict;
        return
        [
            .. verdict.CutShort is { } cut ? [cut.Sentence] : Array.Empty<string>(),
            .. verdict.Hindrance is { } hindrance ? [hindrance] : Array.Empty<string>(),
            .. (verdict.Break?.Causes ?? []).Select(cause => cause.Sentence),
            .. CauseText.Causes(record).Take(MostCauses).Select(cause => $"beside the server: {cause}"),
            .. verdict.Break?.FailureCauses ?? result.FailureCauses,
            .. verdict.Criteria.Where(promise => promise.Outcome != CriterionOutcome.Pass).Select(promise => promise.Sentence),
        ];
    }
}
