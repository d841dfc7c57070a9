using System.Text.RegularExpressions;

namespace FocusServer.Evidence.Measurements;

/// <summary>The reasons why jobs do not stream, in words.</summary>
public static partial class JobCauses
{
    /// <summary>Describes the causes, most frequent first, such as "4 × refused: no capacity left".</summary>
    public static IReadOnlyList<string> Describe(IEnumerable<JobRecord> jobs) =>
    [
        .. jobs.Select(job => job.State == JobState.Streaming ? "streaming again" : Cause(job))
            .GroupBy(cause => Digits().Replace(cause, "#"))
            .OrderByDescending(alike => alike.Count())
            .Select(alike => $"{alike.Count()} × {alike.First()}"),
    ];

    private static string Cause(JobRecord job) => $"{JobStateText.For(job.State)}{(job.Cause is null ? "" : $": {job.Cause}")}";

    // Causes that differ only in the numbers of job, stream and port are one cause.
    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
