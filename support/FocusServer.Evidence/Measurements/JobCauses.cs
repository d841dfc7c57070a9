using System.Text.RegularExpressions;

namespace FocusServer.Evidence.Measurements;

/// <summary>Why jobs do not stream, in words.</summary>
public static partial class JobCauses
{
    /// <summary>The causes, most frequent first, such as "4 × refused: no capacity left".</summary>
    public static IReadOnlyList<string> Of(IEnumerable<JobRecord> jobs) =>
    [
        .. jobs.Select(job => job.State == JobState.Streaming ? "streaming again" : Describe(job))
            .GroupBy(cause => Digits().Replace(cause, "#"))
            .OrderByDescending(alike => alike.Count())
            .Select(alike => $"{alike.Count()} × {alike.First()}"),
    ];

    private static string Describe(JobRecord job) => $"{StateWords.Of(job.State)}{(job.Cause is null ? "" : $": {job.Cause}")}";

    // Causes that differ only in the numbers of job, stream and port are one cause.
    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
