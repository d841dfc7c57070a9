using System.Net;
using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>
/// Reads from an answer if a job is present. Cleanup is proven by this, so only the job route's own words count: a 404 of a proxy, or
/// of the framework for an unknown route, says nothing about the job.
/// </summary>
internal static class PresenceMapping
{
    // The words of servers for a job that is gone. Any other error, such as a database that is down, says nothing about the job.
    private static readonly string[] _unknownJob = ["invalid job", "unknown job", "no such job", "job not found"];

    /// <exception cref="FocusServerException">The answer says nothing about the job.</exception>
    public static JobPresence Read(RestAnswer answer, string jobId)
    {
        if (answer.Status == (int)HttpStatusCode.NotFound)
        {
            return SaysGone(answer)
                ? JobPresence.Gone
                : throw answer.Broken($"for a job that is gone it says “Invalid job_id”, so this proves nothing of job {jobId}");
        }

        StatusFailure.Require(answer);
        if (SaysGone(answer))
        {
            return JobPresence.Gone;
        }

        var named = Text(answer, "job_id") ?? throw answer.Broken("it has neither job_id nor error");
        return named == jobId ? JobPresence.Present : throw answer.Broken($"asked for job {jobId}, it describes job {Excerpt.From(answer.Redact(named))}");
    }

    /// <summary>Determines if the body is a refusal, with its reason under <c>error</c>.</summary>
    public static bool HasError(RestAnswer answer) => Text(answer, "error") is not null;

    // The reason is under "error" or "detail", depending on the server.
    private static bool SaysGone(RestAnswer answer) =>
        (Text(answer, "error") ?? Text(answer, "detail")) is { } reason
        && Array.Exists(_unknownJob, words => reason.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static string? Text(RestAnswer answer, string name) =>
        answer.Json() is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? JsonText.From(value)
            : null;
}
