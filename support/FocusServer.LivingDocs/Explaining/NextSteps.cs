using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;

namespace FocusServer.LivingDocs.Explaining;

/// <summary>The files, commands and pages that lead on from a run.</summary>
internal static class NextSteps
{
    private const string Sweep = "dotnet test --filter Category=sweep";

    /// <summary>Lists them, the most telling first.</summary>
    /// <param name="record">The evidence.</param>
    /// <param name="folder">The run's folder.</param>
    public static IReadOnlyList<string> For(RunRecord record, string folder)
    {
        var evidence = Path.Combine(folder, EvidenceReader.FileName);
        return
        [
            .. record.Troubles.Count > 0 ? [$"""{evidence}: the lines with "event":"job" and a cause; {Figures.Jobs(record.Troubles.Count)} had trouble"""] : Array.Empty<string>(),
            .. record.Result is { } result ? Of(record, result) : ["the lines before it in the console: the run ended before its plan was written"],
            $"{Path.Combine(folder, "report.txt")}: the console's report; {evidence}: every event; support/docs/report.md explains both",
        ];
    }

    private static IEnumerable<string> Of(RunRecord record, RampResult result)
    {
        var verdict = result.Verdict;
        if (record.Manifest is { Embedded: false } && (!record.Finished || result.Cleanup is { Successful: false }))
        {
            yield return $"{Left(result)} may be left on the server: {Sweep} ends what the journal names";
        }

        if (verdict.Hindrance is not null || result.Holds.Any(hold => hold.Hindrance is not null))
        {
            yield return "the load generator's own figures (step-judged, generator): run it on a machine with less to do, or on more than one (support/docs/many-machines.md)";
        }

        if (verdict is { Outcome: RampOutcome.Broke, Break.Exact: false } && result.Search is null)
        {
            yield return "-e FOCUS_Ramp__FindCapacity=true: finds the breaking point to the job";
        }

        if (verdict.CutShort is not null)
        {
            yield return "support/docs/troubleshooting.md: what cuts a ramp short, and what to do";
        }

        if (verdict.Outcome == RampOutcome.Failed)
        {
            yield return "the levels that failed once and recovered, and what the server logged then";
        }
    }

    private static string Left(RampResult result) => result.Cleanup is { } cleanup
        ? Figures.Jobs(cleanup.Leftovers.Count + cleanup.UnidentifiedJobs)
        : Figures.Jobs(result.Jobs.Count(job => job.State is not (JobState.Gone or JobState.Refused)));
}
