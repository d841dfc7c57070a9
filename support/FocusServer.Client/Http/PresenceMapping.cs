using System.Net;
using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>
/// Reads whether a job is there. Cleanup is proven by this, so only the job route's own words count: a proxy's 404, or the framework's
/// for an unknown route, says nothing about the job.
/// </summary>
internal static class PresenceMapping
{
    // Of a job that is gone servers say "Invalid job_id". Any other error, such as of a database that is down, says nothing about the job.
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
        return named == jobId ? JobPresence.Present : throw answer.Broken($"asked for job {jobId}, it describes job {Excerpt.Of(answer.Redact(named))}");
    }

    /// <summary>Whether a body is a refusal that names its reason under <c>error</c>.</summary>
    public static bool HasError(RestAnswer answer) => Text(answer, "error") is not null;

    // Servers name the reason under "error" or under "detail".
    private static bool SaysGone(RestAnswer answer) =>
        (Text(answer, "error") ?? Text(answer, "detail")) is { } reason
        && Array.Exists(_unknownJob, words => reason.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static string? Text(RestAnswer answer, string name) =>
        answer.Json() is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
