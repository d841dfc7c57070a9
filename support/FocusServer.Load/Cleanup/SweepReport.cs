namespace FocusServer.Load.Cleanup;

/// <summary>Describes a sweep on the console.</summary>
public static class SweepReport
{
    /// <summary>The lines; none when nothing had been left.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<SweptJournal> swept) =>
        swept.Count == 0 ? [] : ["🧹 SWEEP: Cleaning up after runs that could not", .. swept.SelectMany(Lines), ""];

    private static IEnumerable<string> Lines(SweptJournal swept) =>
    [
        $"   • {swept.RunId}, on {swept.BaseUrl}: {(swept.Clean ? "✅" : "❌")} {swept.Gone.Count} jobs gone, {swept.Leftovers.Count} left",
        .. swept.Leftovers.Select(leftover => $"     Left behind: {leftover.JobId}, {leftover.Reason}"),
        .. swept.UnidentifiedJobs == 0 ? [] : (IEnumerable<string>)[Unidentified(swept.UnidentifiedJobs)],
    ];

    private static string Unidentified(int jobs) =>
        $"     Without an answer: {jobs} request(s) that may have created a job; the server ends a job without a viewer by itself";
}
